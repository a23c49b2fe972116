<#import "identity-check-layout.ftl" as frame>
<#import "identity-check-field.ftl" as fields>
<#assign reason = (identityCheck.reason = "not-allowed")?then("NotAllowed", "CannotCheck")>

<@frame.page heading=msg("identityCheckClosedTitle") withForm=false>
  <div id="kc-identity-check-closed" data-reason="${identityCheck.reason}">
    <p>${msg("identityCheckClosed" + reason)}</p>
    <p><@frame.support key="identityCheckClosedSupport"/></p>
    <form class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <@fields.back/>
    </form>
  </div>
</@frame.page>
