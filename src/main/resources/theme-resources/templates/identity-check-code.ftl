<#import "identity-check-layout.ftl" as frame>
<#-- What the code is asked for chooses the words. -->
<#assign words = (identityCheck.purpose = "identity")?then("", "." + identityCheck.purpose)>
<#assign pin = identityCheck.purpose = "pin">
<#-- A page without a code that could be entered has the field last, folded, and says its error at the top. -->
<#assign asks = pin || identityCheck.codeSent>
<#assign wrong = asks && messagesPerField.existsError("code")>
<#assign mailed = identityCheck.codeSent && identityCheck.destinations?filter(destination -> destination.kind = "email")?has_content>
<#assign underway = identityCheck.status?has_content>
<#assign secondary = (properties.kcButtonClass!) + " " + properties.kcButtonSecondaryClass!(properties.kcButtonDefaultClass!)>

<#assign primary = (properties.kcButtonClass!) + " " + (properties.kcButtonPrimaryClass!) + " " + (properties.kcButtonBlockClass!) + " " + properties.kcButtonLargeClass!>

<#macro input>
  <input type="${pin?then("password", "text")}" inputmode="numeric" autocomplete="${pin?then("off", "one-time-code")}" name="code" id="code" dir="ltr"
         class="identity-check-code<#if !properties.kcInputGroupItemClass??> ${properties.kcInputClass!}</#if>"
         maxlength="${(identityCheck.codeLength + 26)?c}"<#if asks> autofocus</#if> required
         aria-describedby="<#if wrong>input-error-code </#if>kc-identity-check-hint"
         <#if wrong>aria-invalid="true"</#if>>
</#macro>

<#-- A button that cannot work yet stays live without a script: pressed too early, it gives this page again. Without
     "autocomplete", Firefox keeps a button disabled over a reload. -->
<#macro choice action label style=secondary wait=identityCheck.waits[action]!{"seconds": 0}>
  <button type="submit" name="action" value="${action}" formnovalidate autocomplete="off" id="kc-identity-check-${action}"
          <#if (wait.seconds > 0)>data-wait="${wait.seconds?c}"<#if freed(action)> data-underway-wait</#if> aria-describedby="kc-identity-check-wait-${told(action)}"</#if>
          class="${style} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg(label)}</button>
</#macro>

<#-- On a page that asks for nothing, the first way to a code is what is to be done. -->
<#macro way action label>
  <@choice action=action label=label style=(asks || action != lead)?then(secondary, (properties.kcButtonClass!) + " " + properties.kcButtonPrimaryClass!)/>
</#macro>

<#-- One sentence for all buttons that wait for the same time. -->
<#function told action>
  <#return (action = "verify" || identityCheck.waits[action].seconds != identityCheck.waits[lead].seconds)?then(action, lead)>
</#function>

<#-- A message that fails frees the buttons that wait for it alone, and none that a limit on texts holds. -->
<#function freed action>
  <#return underway && action != "verify" && identityCheck.waits[action].seconds = identityCheck.waits["use-email"].seconds>
</#function>

<#macro when action key>
  <#local wait = identityCheck.waits[action]>
  <#if (wait.seconds > 0)>
    <span id="kc-identity-check-wait-${action}" class="identity-check-when" data-wait="${wait.seconds?c}"<#if freed(action)> data-underway-wait</#if>
          data-countdown="${msg(key + "Countdown", "0:00")}" data-over="${msg(key + "Over")}">${msg(key, wait.from)}</span>
  </#if>
</#macro>

<#assign sends = []>
<#if !pin && identityCheck.canResend><#assign sends = sends + ["resend"]></#if>
<#if identityCheck.canUseEmail><#assign sends = sends + ["use-email"]></#if>
<#if identityCheck.canUseSms><#assign sends = sends + ["use-sms"]></#if>
<#assign lead = sends?first!"resend">
<#assign waiting = sends?filter(action -> (identityCheck.waits[action].seconds > 0))>
<#assign rests = waiting?has_content || (identityCheck.waitSeconds > 0) || (identityCheck.waits["verify"].seconds > 0)>

<#macro field>
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
      <#if asks>
        <p id="kc-identity-check-hint" class="identity-check-hint">
          <#if pin>${msg("identityCheckPinHint")}<#else>${msg("identityCheckCodeHint", identityCheck.codeLength)}</#if>
          <#-- The error for a wrong code says it already; the other errors do not. -->
          <#if messagesPerField.get("code") != msg(pin?then("identityCheckWrongPin", "identityCheckWrongCode"), identityCheck.failuresLeft)>
            ${msg("identityCheckFailuresLeft", identityCheck.failuresLeft)}
          </#if>
        </p>
      </#if>
    </div>
  </div>
</#macro>

<#macro verify style>
  <#local entry = identityCheck.waits["verify"]>
  <#if (entry.seconds > 0)><p><@when action="verify" key="identityCheckWaitEntry"/></p></#if>
  <button type="submit" name="action" value="verify" autocomplete="off" id="kc-identity-check-verify"
          <#if (entry.seconds > 0)>data-wait="${entry.seconds?c}" aria-describedby="kc-identity-check-wait-verify"</#if>
          class="${style}">${msg("identityCheckVerify")}</button>
</#macro>

<@frame.page heading=msg("identityCheckTitle" + words) field=asks?then("code", "")>
  <p class="identity-check-intro"<#if underway> data-sent="${msg("identityCheckIntro" + words)}"</#if>>${msg(underway?then("identityCheckIntroUnderway", identityCheck.codeSent?then("identityCheckIntro", "identityCheckIntroNoCode")) + words)}</p>
  <@frame.facts>
    <#if identityCheck.codeSent>
      <#if identityCheck.destinations?has_content>
        <div>
          <dt<#if underway> data-sent="${msg("identityCheckSentTo")}"</#if>>${msg(underway?then("identityCheckSendingTo", "identityCheckSentTo"))}</dt>
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
    <#-- That all is well moves no button from under a finger: the line with the address says it to the eye. -->
    <template id="kc-identity-check-sent"><p<#if identityCheck.destinations?has_content> class="identity-check-unseen"</#if>>${msg("identityCheckSent")}</p></template>
    <template id="kc-identity-check-failed"><p>${msg("identityCheckNotSent")}</p></template>
    <template id="kc-identity-check-lost"><p>${msg("identityCheckNotSure")}</p></template>
    <script type="module" src="${url.resourcesPath}/js/identity-check.js"></script>
  </#if>

  <#if rests>
    <script type="module" src="${url.resourcesPath}/js/identity-check-wait.js"></script>
  </#if>

  <form id="kc-identity-check-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
    <#if asks>
      <@field/>
    <#else>
      <#-- First among the buttons: what Enter in the folded field presses. -->
      <button type="submit" name="action" value="verify" hidden></button>
      <p id="kc-identity-check-hint">${msg("identityCheckFailuresLeft", identityCheck.failuresLeft)}</p>
    </#if>

    <div class="${properties.kcFormGroupClass!}">
      <div class="identity-check-actions ${properties.kcFormButtonsClass!}">
        <#-- First among the buttons, so that Enter presses it. -->
        <#if asks>
          <@verify style=primary/>
        </#if>
        <#if (mailed && asks) || waiting?has_content || (!sends?has_content && !asks)>
          <#-- What a limit on texts holds stays, and with it what is said of it. -->
          <p id="kc-identity-check-wait"<#if underway && !waiting?filter(action -> !freed(action))?has_content> data-underway</#if>>
            <#if mailed && asks>${msg("identityCheckNothingArrived")}</#if>
            <#if waiting?has_content><@when action=lead key="identityCheckWait"/></#if>
            <#list waiting?filter(action -> told(action) != lead) as action>
              <@when action=action key=(action = "use-sms")?then("identityCheckWaitText", "identityCheckWait")/>
            </#list>
            <#if !sends?has_content && !asks && !(message?has_content)>${msg("identityCheckNoTexts")}</#if>
          </p>
        </#if>
        <#if rests><p id="kc-identity-check-over" role="status"></p></#if>
        <div class="identity-check-ways">
          <#if sends?seq_contains("resend")><@way action="resend" label=identityCheck.codeSent?then("identityCheckResend", "identityCheckSend")/></#if>
          <#if sends?seq_contains("use-email")><@way action="use-email" label=pin?then("identityCheckCodeByEmail", "identityCheckUseEmail")/></#if>
          <#if sends?seq_contains("use-sms")><@way action="use-sms" label=pin?then("identityCheckCodeBySms", "identityCheckUseSms")/></#if>
          <#if identityCheck.canUsePin><@choice action="use-pin" label="identityCheckUsePin"/></#if>
        </div>
        <#-- Whoever has a code all the same can enter it; it is not what the page is for. -->
        <#if !asks>
          <details class="identity-check-have">
            <summary>${msg("identityCheckHaveCode")}</summary>
            <@field/>
            <@verify style=secondary + " " + properties.kcButtonBlockClass!/>
          </details>
        </#if>
        <p class="identity-check-not-you">${msg("identityCheckNotYou" + words)}</p>
        <@choice action="cancel" label="identityCheckCancel" style=(properties.kcButtonLinkClass!secondary)/>
      </div>
    </div>
  </form>
</@frame.page>
