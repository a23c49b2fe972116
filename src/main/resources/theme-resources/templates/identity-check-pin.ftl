<#import "identity-check-layout.ftl" as frame>
<#import "identity-check-field.ftl" as fields>
<#assign wrong = messagesPerField.existsError("pin")>

<#macro input>
  <input type="password" inputmode="numeric" autocomplete="new-password" name="pin" id="pin" dir="ltr" maxlength="34" autofocus required
         <#if !properties.kcInputGroupItemClass??>class="${properties.kcInputClass!}"</#if>
         aria-describedby="<#if wrong>input-error-pin </#if>kc-identity-check-pin-hint"
         <#if wrong>aria-invalid="true"</#if>>
</#macro>

<@frame.page heading=msg("identityCheckPinTitle") field="pin">
  <p>${msg("identityCheckPinIntro")}</p>
  <@frame.facts/>
  <form id="kc-identity-check-pin-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
    <div class="${properties.kcFormGroupClass!}">
      <div class="${properties.kcFormGroupLabelClass!(properties.kcLabelWrapperClass!)}">
        <label for="pin" class="${properties.kcLabelClass!}"><span class="${properties.kcFormLabelTextClass!}">${msg("identityCheckPinField")}</span></label>
      </div>
      <div class="${properties.kcInputWrapperClass!}">
        <#if properties.kcInputGroupItemClass??>
          <span class="${properties.kcInputClass!}<#if wrong> ${properties.kcError!}</#if>"><@input/></span>
        <#else>
          <@input/>
        </#if>
        <#if wrong>
          <div class="${properties.kcFormHelperTextClass!}">
            <div class="${properties.kcInputHelperTextClass!}">
              <div class="${properties.kcInputHelperTextItemClass!} ${properties.kcError!}">
                <span id="input-error-pin" role="alert" class="${properties.kcInputErrorMessageClass!}">${messagesPerField.get("pin")}</span>
              </div>
            </div>
          </div>
        </#if>
        <p id="kc-identity-check-pin-hint" class="identity-check-hint">${msg("identityCheckNewPinHint")}</p>
      </div>
    </div>
    <div class="identity-check-actions ${properties.kcFormButtonsClass!}">
      <@fields.button action="set-pin" label=msg("identityCheckPinSet")/>
      <button type="submit" name="action" value="cancel" formnovalidate
              class="${properties.kcButtonClass!} ${properties.kcButtonLinkClass!(properties.kcButtonDefaultClass!)} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg("identityCheckCancel")}</button>
    </div>
  </form>
</@frame.page>
