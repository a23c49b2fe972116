<#import "identity-check-layout.ftl" as frame>
<#assign closed = (identityCheck.scope = "account")?then("Account", "NewIdentities")>

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
    <@frame.waysOn restart=(closed = "NewIdentities")/>
  </div>
</@frame.page>
