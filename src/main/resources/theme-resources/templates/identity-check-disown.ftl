<#import "identity-check-layout.ftl" as frame>
<#assign state = identityCheck.state>
<#assign about = (identityCheck.access!true)?then("Access", "Contact")>
<#assign titles = {"ask": "Ask", "done": "Done", "already": "Already", "later": "Later"}>

<#macro what>
  <dl class="identity-check-facts">
    <div>
      <dt>${msg("identityCheckNoticeWhen")}</dt>
      <dd>${identityCheck.time}</dd>
    </div>
    <#if identityCheck.provider?has_content>
      <div>
        <dt>${msg("identityCheckProvider")}</dt>
        <dd><bdi>${identityCheck.provider}</bdi></dd>
      </div>
    </#if>
    <#if identityCheck.contacts?has_content>
      <div>
        <dt>${msg("identityCheckNoticeNewContact")}</dt>
        <#list identityCheck.contacts as contact><dd><bdi dir="ltr">${contact}</bdi></dd></#list>
      </div>
    </#if>
  </dl>
</#macro>

<@frame.page heading=msg("identityCheckDisownTitle" + (titles[state]!"Invalid")) withForm=(state = "ask")>
  <div id="kc-identity-check-disown" data-state="${state}">
    <#if state = "ask">
      <p>${msg("identityCheckDisownAsk" + about)}</p>
      <@what/>
      <h2>${msg("identityCheckDisownThen")}</h2>
      <ul>
        <#if about = "Access">
          <li>${msg("identityCheckDisownBlocked")}</li>
          <li>${msg("identityCheckDisownSessions")}</li>
          <#if identityCheck.account = "disable"><li>${msg("identityCheckDisownDisabled")}</li></#if>
        <#else>
          <li>${msg("identityCheckDisownContactBlocked")}</li>
          <li>${msg("identityCheckDisownContactStays")}</li>
        </#if>
      </ul>
      <form id="kc-disown-form" class="${properties.kcFormClass!}" method="post">
        <input type="hidden" name="proof" value="${identityCheck.proof}">
        <button type="submit" name="action" value="disown" id="kc-disown-submit"
                class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg("identityCheckDisown" + about)}</button>
      </form>
      <p id="kc-disown-keep" class="identity-check-keep">${msg("identityCheckDisownKeep")}</p>
    <#elseif state = "done" || state = "already">
      <p>${msg("identityCheckDisown" + titles[state] + about)}</p>
      <@what/>
      <h2>${msg("identityCheckWhatNow")}</h2>
      <ul>
        <#if about = "Access"><li>${msg("identityCheckDisownCheckContacts")}</li></#if>
        <li><@frame.support key=("identityCheckDisownSupport" + about)/></li>
      </ul>
    <#else>
      <p>${msg("identityCheckDisown" + (titles[state]!"Invalid"))}</p>
      <h2>${msg("identityCheckWhatNow")}</h2>
      <ul>
        <li><@frame.support key="identityCheckDisownSupportInvalid"/></li>
      </ul>
    </#if>
  </div>
</@frame.page>
