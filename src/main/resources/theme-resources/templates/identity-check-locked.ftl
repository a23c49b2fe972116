<#import "identity-check-layout.ftl" as frame>
<#assign scopes = {"account": "Account", "step": "Step"}>
<#assign closed = scopes[identityCheck.scope]!"NewIdentities">

<@frame.page heading=msg("identityCheckLockedTitle" + closed) withForm=false>
  <div id="kc-identity-check-locked">
    <p>${msg("identityCheckLockedWhat" + closed)}</p>
    <@frame.facts/>
    <h2>${msg("identityCheckWhatNow")}</h2>
    <ul>
      <#if closed = "NewIdentities"><li>${msg("identityCheckLockedKnown")}</li></#if>
      <li><@frame.support key=("identityCheckLockedSupport" + closed)/></li>
      <li>${msg("identityCheckLockedNotYou")}</li>
    </ul>
    <@frame.waysOn restart=(closed != "Account")/>
  </div>
</@frame.page>
