<#-- The field for a phone number, with what is wrong with it. -->
<#macro phone number country>
  <#local wrong = messagesPerField.existsError("phone")>
  <div class="${properties.kcFormGroupClass!}">
    <div class="${properties.kcFormGroupLabelClass!(properties.kcLabelWrapperClass!)}">
      <label for="phone" class="${properties.kcLabelClass!}"><span class="${properties.kcFormLabelTextClass!}">${msg("identityCheckPhone")}</span></label>
    </div>
    <div class="${properties.kcInputWrapperClass!}">
      <#-- keycloak.v2 styles a span around the input, the themes before it the input itself -->
      <#if properties.kcInputGroupItemClass??>
        <span class="${properties.kcInputClass!}<#if wrong> ${properties.kcError!}</#if>"><@input number=number wrong=wrong/></span>
      <#else>
        <@input number=number wrong=wrong/>
      </#if>
      <#if wrong>
        <div class="${properties.kcFormHelperTextClass!}">
          <div class="${properties.kcInputHelperTextClass!}">
            <div class="${properties.kcInputHelperTextItemClass!} ${properties.kcError!}">
              <span id="input-error-phone" role="alert" class="${properties.kcInputErrorMessageClass!}">${messagesPerField.get("phone")}</span>
            </div>
          </div>
        </div>
      </#if>
      <p id="kc-identity-check-phone-hint" class="identity-check-hint">
        <#if country?has_content>${msg("identityCheckPhoneHintCountry", country)}<#else>${msg("identityCheckPhoneHint")}</#if>
      </p>
    </div>
  </div>
</#macro>

<#macro input number wrong>
  <input type="tel" inputmode="tel" autocomplete="tel" name="phone" id="phone" dir="ltr" value="${number}" maxlength="80" required
         <#if !properties.kcInputGroupItemClass??>class="${properties.kcInputClass!}"</#if>
         aria-describedby="<#if wrong>input-error-phone </#if>kc-identity-check-phone-hint"
         <#if wrong>aria-invalid="true"</#if>>
</#macro>

<#-- Buttons of the theme. -->
<#macro button action label style="Primary" id="">
  <button type="submit" name="action" value="${action}" <#if id?has_content>id="${id}"</#if>
          class="${properties.kcButtonClass!} ${(style = "Primary")?then(properties.kcButtonPrimaryClass!, properties.kcButtonSecondaryClass!(properties.kcButtonDefaultClass!))} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${label}</button>
</#macro>

<#-- The way back to the application, where people came by themselves. -->
<#macro back>
  <#if isAppInitiatedAction??>
    <button type="submit" name="cancel-aia" value="true" formnovalidate id="kc-identity-check-back"
            class="${properties.kcButtonClass!} ${properties.kcButtonLinkClass!(properties.kcButtonDefaultClass!)} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg("identityCheckBackToApplication")}</button>
  </#if>
</#macro>
