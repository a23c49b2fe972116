<#import "identity-check-layout.ftl" as frame>
<#assign left = (identityCheck.state = "left")>

<#macro way id link label style>
  <p>
    <a id="${id}" href="${link}"
       class="${properties.kcButtonClass!} ${style} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg(label)}</a>
  </p>
</#macro>

<@frame.page heading=msg(left?then("identityCheckCentreTitle", "identityCheckLeftMissingTitle")) withForm=false>
  <div id="kc-identity-check-left" data-state="${identityCheck.state}">
    <p>${msg(left?then("identityCheckLeftText", "identityCheckLeftMissingText"))}</p>
    <#if identityCheck.account?has_content>
      <@way id="kc-identity-check-account" link=identityCheck.account label="identityCheckLeftAccount" style=properties.kcButtonPrimaryClass!/>
    </#if>
    <#if left>
      <@way id="kc-identity-check-again" link=identityCheck.again label="identityCheckLeftAgain" style=(properties.kcButtonSecondaryClass!(properties.kcButtonDefaultClass!))/>
    </#if>
  </div>
</@frame.page>
