<#import "identity-check-layout.ftl" as frame>
<#-- What the code is asked for chooses the words. -->
<#assign words = (identityCheck.purpose = "identity")?then("", "." + identityCheck.purpose)>
<#assign pin = identityCheck.purpose = "pin">
<#assign wrong = messagesPerField.existsError("code")>
<#assign mailed = identityCheck.codeSent && identityCheck.destinations?filter(destination -> destination.kind = "email")?has_content>
<#assign underway = identityCheck.status?has_content>
<#assign secondary = (properties.kcButtonClass!) + " " + properties.kcButtonSecondaryClass!(properties.kcButtonDefaultClass!)>

<#macro input>
  <input type="${pin?then("password", "text")}" inputmode="numeric" autocomplete="${pin?then("off", "one-time-code")}" name="code" id="code" dir="ltr"
         class="identity-check-code<#if !properties.kcInputGroupItemClass??> ${properties.kcInputClass!}</#if>"
         maxlength="${(identityCheck.codeLength + 26)?c}" autofocus required
         aria-describedby="<#if wrong>input-error-code </#if>kc-identity-check-hint"
         <#if wrong>aria-invalid="true"</#if>>
</#macro>

<#macro choice action label style=secondary>
  <button type="submit" name="action" value="${action}" formnovalidate id="kc-identity-check-${action}"
          class="${style} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg(label)}</button>
</#macro>

<@frame.page heading=msg("identityCheckTitle" + words) field="code">
  <p>${msg(underway?then("identityCheckIntroUnderway", identityCheck.codeSent?then("identityCheckIntro", "identityCheckIntroNoCode")) + words)}</p>
  <@frame.facts>
    <#if identityCheck.codeSent>
      <#if identityCheck.destinations?has_content>
        <div>
          <dt>${msg(underway?then("identityCheckSendingTo", "identityCheckSentTo"))}</dt>
          <#list identityCheck.destinations as destination>
            <dd><bdi dir="ltr">${destination.masked}</bdi> ${msg((destination.kind = "sms")?then("identityCheckBySms", "identityCheckByEmail"))}</dd>
          </#list>
        </div>
      </#if>
      <div>
        <dt>${msg("identityCheckValidFor")}</dt>
        <dd>${msg("identityCheckMinutes", identityCheck.expiresInMinutes)}</dd>
      </div>
    </#if>
  </@frame.facts>

  <#-- Nothing is known yet of the message. The script fills the news in; without it, the next button pressed tells. -->
  <#if underway>
    <div id="kc-identity-check-news" role="alert" data-status="${identityCheck.status}"></div>
    <template id="kc-identity-check-sent"><p>${msg("identityCheckSent")}</p></template>
    <template id="kc-identity-check-failed"><p>${msg("identityCheckNotSent")}</p></template>
    <template id="kc-identity-check-lost"><p>${msg("identityCheckNotSure")}</p></template>
    <script type="module" src="${url.resourcesPath}/js/identity-check.js"></script>
  </#if>

  <form id="kc-identity-check-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
    <div class="${properties.kcFormGroupClass!}">
      <div class="${properties.kcFormGroupLabelClass!(properties.kcLabelWrapperClass!)}">
        <label for="code" class="${properties.kcLabelClass!}"><span class="${properties.kcFormLabelTextClass!}">${msg(pin?then("identityCheckPin", "identityCheckCode"))}</span></label>
      </div>
      <div class="${properties.kcInputWrapperClass!}">
        <#-- keycloak.v2 styles a span around the input, the themes before it the input itself -->
        <#if properties.kcInputGroupItemClass??>
          <span class="${properties.kcInputClass!}<#if wrong> ${properties.kcError!}</#if>">
            <@input/>
            <#if wrong>
              <span class="${properties.kcFormControlUtilClass!}">
                <span class="${properties.kcInputErrorIconStatusClass!}"><i class="${properties.kcInputErrorIconClass!}" aria-hidden="true"></i></span>
              </span>
            </#if>
          </span>
        <#else>
          <@input/>
        </#if>
        <#if wrong>
          <div class="${properties.kcFormHelperTextClass!}">
            <div class="${properties.kcInputHelperTextClass!}">
              <div class="${properties.kcInputHelperTextItemClass!} ${properties.kcError!}">
                <span id="input-error-code" role="alert" class="${properties.kcInputErrorMessageClass!}">${messagesPerField.get("code")}</span>
              </div>
            </div>
          </div>
        </#if>
        <p id="kc-identity-check-hint" class="identity-check-hint">
          <#if pin>${msg("identityCheckPinHint")}<#else>${msg("identityCheckCodeHint", identityCheck.codeLength)}</#if>
          <#-- The error for a wrong code says it already; the other errors do not. -->
          <#if messagesPerField.get("code") != msg(pin?then("identityCheckWrongPin", "identityCheckWrongCode"), identityCheck.failuresLeft)>
            ${msg("identityCheckFailuresLeft", identityCheck.failuresLeft)}
          </#if>
        </p>
      </div>
    </div>

    <div class="${properties.kcFormGroupClass!}">
      <div class="identity-check-actions ${properties.kcFormButtonsClass!}">
        <#-- First among the buttons, so that Enter presses it. -->
        <button type="submit" name="action" value="verify" id="kc-identity-check-verify"
                class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg("identityCheckVerify")}</button>
        <#if mailed || (identityCheck.waitSeconds > 0)>
          <p id="kc-identity-check-wait"<#if underway> data-underway</#if>>
            <#if mailed>${msg("identityCheckNothingArrived")}</#if>
            <#if (identityCheck.waitSeconds > 7140)>
              ${msg("identityCheckWaitHours", (identityCheck.waitSeconds / 3600)?ceiling)}
            <#elseif (identityCheck.waitSeconds > 90)>
              ${msg("identityCheckWaitMinutes", (identityCheck.waitSeconds / 60)?ceiling)}
            <#elseif (identityCheck.waitSeconds > 0)>
              ${msg("identityCheckWaitSeconds", identityCheck.waitSeconds)}
            </#if>
          </p>
        </#if>
        <#if !pin><@choice action="resend" label=identityCheck.codeSent?then("identityCheckResend", "identityCheckSend")/></#if>
        <#if identityCheck.canUseEmail><@choice action="use-email" label=pin?then("identityCheckCodeByEmail", "identityCheckUseEmail")/></#if>
        <#if identityCheck.canUseSms><@choice action="use-sms" label=pin?then("identityCheckCodeBySms", "identityCheckUseSms")/></#if>
        <#if identityCheck.canUsePin><@choice action="use-pin" label="identityCheckUsePin"/></#if>
        <p>${msg("identityCheckNotYou" + words)}</p>
        <@choice action="cancel" label="identityCheckCancel" style=(properties.kcButtonLinkClass!secondary)/>
      </div>
    </div>
  </form>
</@frame.page>
