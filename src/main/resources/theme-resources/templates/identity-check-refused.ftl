<#import "identity-check-layout.ftl" as frame>
<#-- A code that is asked for each time says nothing of new ways of signing in. -->
<#assign recovery = identityCheck.purpose = "recovery">
<#assign code = identityCheck.purpose = "code" || recovery>
<#assign reasons = {"no-contact": "NoContact", "new-contact": "NewContact", "not-available": "NotAvailable", "disowned": "Disowned"}>
<#assign reason = reasons[identityCheck.reason]!"CannotCheck">

<@frame.page heading=msg(recovery?then("identityCheckRecoveryTitle", "identityCheckRefusedTitle")) withForm=false>
  <div id="kc-identity-check-refused" data-reason="${identityCheck.reason}">
    <p>${msg("identityCheckRefused" + reason + (code && reason != "CannotCheck")?then("." + identityCheck.purpose, ""))}</p>
    <@frame.facts/>
    <h2>${msg("identityCheckWhatNow")}</h2>
    <ul>
      <#if reason = "CannotCheck"><li>${msg("identityCheckRefusedTryLater")}</li></#if>
      <#if reason = "NewContact"><li>${msg("identityCheckRefusedWaitNewContact")}</li></#if>
      <#-- What cannot be read may be known or not. -->
      <#if !code && reason != "CannotCheck"><li>${msg("identityCheckRefusedKnown")}</li></#if>
      <li><@frame.support key=("identityCheckRefusedSupport" + reason)/></li>
    </ul>
    <@frame.waysOn/>
  </div>
</@frame.page>
