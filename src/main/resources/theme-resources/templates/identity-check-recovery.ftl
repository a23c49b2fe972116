<#import "identity-check-layout.ftl" as frame>
<#assign contact = identityCheck.contactField>
<#assign wrongField = messagesPerField.existsError("idNumber")?then("idNumber", contact)>

<#macro input name value type autocomplete hint needed=true>
  <#local wrong = messagesPerField.existsError(name)>
  <#local own>
    <input type="${type}" name="${name}" id="${name}" value="${value}" autocomplete="${autocomplete}" dir="auto"<#if needed> required</#if>
           maxlength="254"<#if !properties.kcInputGroupItemClass??> class="${properties.kcInputClass!}"</#if>
           <#if (name = "idNumber" && !value?has_content) || wrong>autofocus</#if>
           aria-describedby="<#if wrong>input-error-${name} </#if>${name}-hint"<#if wrong> aria-invalid="true"</#if>>
  </#local>
  <div class="${properties.kcFormGroupClass!}">
    <div class="${properties.kcFormGroupLabelClass!(properties.kcLabelWrapperClass!)}">
      <label for="${name}" class="${properties.kcLabelClass!}"><span class="${properties.kcFormLabelTextClass!}">${msg("identityCheckRecoveryField." + name)}</span></label>
    </div>
    <div class="${properties.kcInputWrapperClass!}">
      <#if properties.kcInputGroupItemClass??>
        <span class="${properties.kcInputClass!}<#if wrong> ${properties.kcError!}</#if>">
          ${own}
          <#if wrong>
            <span class="${properties.kcFormControlUtilClass!}">
              <span class="${properties.kcInputErrorIconStatusClass!}"><i class="${properties.kcInputErrorIconClass!}" aria-hidden="true"></i></span>
            </span>
          </#if>
        </span>
      <#else>
        ${own}
      </#if>
      <#if wrong>
        <div class="${properties.kcFormHelperTextClass!}">
          <div class="${properties.kcInputHelperTextClass!}">
            <div class="${properties.kcInputHelperTextItemClass!} ${properties.kcError!}">
              <span id="input-error-${name}" role="alert" class="${properties.kcInputErrorMessageClass!}">${messagesPerField.get(name)}</span>
            </div>
          </div>
        </div>
      </#if>
      <p id="${name}-hint" class="identity-check-hint">${msg(hint)}</p>
    </div>
  </div>
</#macro>

<@frame.page heading=msg("identityCheckRecoveryTitle") field=wrongField>
  <p>${msg("identityCheckRecoveryIntro." + contact)}</p>
  <form id="kc-identity-check-recovery" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
    <@input name="idNumber" value=identityCheck.idNumber type="text" autocomplete="on" hint="identityCheckRecoveryNumberHint"/>
    <@input name=contact value=identityCheck.contact type=(contact = "phone")?then("tel", "email")
            autocomplete=(contact = "phone")?then("tel", "email") hint="identityCheckRecoveryContactHint."+contact needed=!identityCheck.byText/>
    <#if identityCheck.byText><p class="identity-check-hint">${msg("identityCheckRecoveryTextHint", identityCheck.text)}</p></#if>
    <#if identityCheck.captchaTemplate?has_content><#include identityCheck.captchaTemplate></#if>
    <div class="${properties.kcFormGroupClass!}">
      <div class="identity-check-actions ${properties.kcFormButtonsClass!}">
        <button type="submit" name="action" value="recover" id="kc-identity-check-recover"
                class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg("identityCheckRecoverySubmit")}</button>
        <p><a id="kc-identity-check-back" href="${url.loginRestartFlowUrl}">${msg("identityCheckRecoveryBack")}</a></p>
      </div>
    </div>
  </form>
</@frame.page>
