<#import "identity-check-layout.ftl" as frame>
<#assign reasons = {"no-contact": "NoContact", "new-contact": "NewContact", "not-available": "NotAvailable"}>
<#assign reason = reasons[identityCheck.reason]!"CannotCheck">

<@frame.page heading=msg("identityCheckRefusedTitle") withForm=false>
  <div id="kc-identity-check-refused" data-reason="${identityCheck.reason}">
    <p>${msg("identityCheckRefused" + reason)}</p>
    <@frame.facts/>
    <h2>${msg("identityCheckWhatNow")}</h2>
    <ul>
      <#if reason = "CannotCheck"><li>${msg("identityCheckRefusedTryLater")}</li></#if>
      <#if reason = "NewContact"><li>${msg("identityCheckRefusedWaitNewContact")}</li></#if>
      <li>${msg("identityCheckRefusedKnown")}</li>
      <li><@frame.support key=("identityCheckRefusedSupport" + reason)/></li>
    </ul>
    <@frame.waysOn/>
  </div>
</@frame.page>
