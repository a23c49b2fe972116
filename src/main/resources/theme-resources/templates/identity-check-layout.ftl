<#import "template.ftl" as layout>

<#function never><#return false></#function>

<#--
  The frame of all pages here. The theme's own block with the user's name stays away: the page names the account itself, and
  that block's restart button does nothing without JavaScript. A page without a form offers no other form either.
-->
<#macro page heading field="" withForm=true>
  <#global title = heading + (title?has_content)?then(" - " + title, "")>
  <#global auth = (auth!{}) + {"showUsername": never}>
  <#if !withForm>
    <#global auth = auth + {"showTryAnotherWayLink": never}>
    <#global switchOrganizationEnabled = false>
  </#if>
  <@layout.registrationLayout displayMessage=!messagesPerField.existsError(field); section>
    <#if section = "header">
      ${heading}
    <#elseif section = "form">
      <link rel="stylesheet" href="${url.resourcesPath}/css/identity-check.css">
      <#if withForm><script type="module" src="${url.resourcesPath}/js/identity-check-once.js"></script></#if>
      <div class="identity-check">
        <#nested>
        <@supportContact/>
      </div>
    </#if>
  </@layout.registrationLayout>
</#macro>

<#-- The facts that a person needs to recognise what the page is about. Names may be of either writing direction. -->
<#macro facts>
  <dl class="identity-check-facts">
    <#if identityCheck.providerName?has_content>
      <div>
        <dt>${msg("identityCheckProvider")}</dt>
        <dd><bdi>${identityCheck.providerName}</bdi></dd>
      </div>
    </#if>
    <#-- A login may end before it is known whose it is. -->
    <#if identityCheck.account?has_content>
      <div>
        <dt>${msg("identityCheckAccount")}</dt>
        <dd><bdi>${identityCheck.account}</bdi></dd>
      </div>
    </#if>
    <#nested>
  </dl>
</#macro>

<#-- A fact or a thing undone: in our words, with the name that somebody gave it. -->
<#macro part part>
  <#if part.text?has_content>${msg(part.text)}<#if part.name?has_content>: </#if></#if><#if part.name?has_content><bdi>${part.name}</bdi></#if>
</#macro>

<#-- How to reach support, as the realm's settings say it. -->
<#macro supportContact>
  <#if (identityCheckSupport.text)?has_content>
    <p id="kc-identity-check-support-contact" class="identity-check-support">
      ${msg("identityCheckSupportContact")}
      <#if identityCheckSupport.link?has_content>
        <a href="${identityCheckSupport.link}"><bdi>${identityCheckSupport.text}</bdi></a>
      <#else>
        <bdi>${identityCheckSupport.text}</bdi>
      </#if>
    </p>
  </#if>
</#macro>

<#macro support key>
  <#local link = ((identityCheckSupport.link)!"")?has_content?then((identityCheckSupport.link)!"", properties.identityCheckSupportUrl!"")>
  <#if link?has_content>
    <a id="kc-identity-check-support" href="${link}">${msg(key)}</a>
  <#else>
    ${msg(key)}
  </#if>
</#macro>

<#-- The ways on from a page that ends this login. -->
<#macro waysOn restart=true>
  <#if restart>
    <p>
      <a id="kc-identity-check-restart" href="${url.loginRestartFlowUrl}"
         class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg("identityCheckRestart")}</a>
    </p>
  </#if>
  <#if (client.baseUrl)?has_content>
    <p>
      <a id="backToApplication" href="${client.baseUrl}"
         class="${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!(properties.kcButtonDefaultClass!)} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg("identityCheckBackToApplication")}</a>
    </p>
  </#if>
</#macro>
