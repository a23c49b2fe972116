<#import "identity-check-layout.ftl" as frame>
<#assign state = identityCheck.state>
<#assign effect = identityCheck.effect!((identityCheck.access!true)?then("Access", "Contact"))>
<#-- These two have texts of their own. -->
<#assign isOlder = ["Access", "Contact"]?seq_contains(effect)>
<#assign isKept = (identityCheck.more![])?filter(one -> one.type = "kept")?has_content>
<#assign titles = {"ask": "Ask", "done": isOlder?then("Done", "Ended"), "already": "Already", "later": "Later"}>

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
    <#list identityCheck.about![] as part>
      <div>
        <dt>${msg(part.label)}</dt>
        <dd><@frame.part part=part/></dd>
      </div>
    </#list>
  </dl>
</#macro>

<#-- What the button does, by what the message told. -->
<#macro consequences>
  <#switch effect>
    <#case "Access">
      <li>${msg("identityCheckDisownBlocked")}</li>
      <li>${msg("identityCheckDisownSessions")}</li>
      <#if identityCheck.account = "disable"><li>${msg("identityCheckDisownDisabled")}</li></#if>
      <#break>
    <#case "Contact">
      <li>${msg("identityCheckDisownContactBlocked")}</li>
      <#if identityCheck.endsSessions!false>
        <li>${msg("identityCheckDisownContactTakenOff")}</li>
        <li>${msg("identityCheckDisownSessions")}</li>
      <#else>
        <li>${msg("identityCheckDisownContactStays")}</li>
      </#if>
      <#break>
    <#case "Code">
      <li>${msg("identityCheckDisownEnded")}</li>
      <#if identityCheck.provider?has_content><li>${msg("identityCheckDisownBlockedTry")}</li></#if>
      <#if (identityCheck.about![])?filter(part -> part.text = "identityCheckPurpose.recovery")?has_content><li>${msg("identityCheckDisownRests")}</li></#if>
      <li>${msg("identityCheckDisown" + (identityCheck.isAnotherIn!false)?then("AnotherIn", "NobodyOut"))}</li>
      <#break>
    <#default>
      <#if effect = "Credential"><li>${msg("identityCheckDisownCredentialRemoved")}</li></#if>
      <#if effect = "Password"><li>${msg("identityCheckDisownPasswordRemoved")}</li></#if>
      <#if effect = "Browser"><li>${msg("identityCheckDisownBrowserForgotten")}</li></#if>
      <li>${msg("identityCheckDisownSessions")}</li>
      <#if effect = "Sessions"><li>${msg("identityCheckDisownSetUpAgain")}</li></#if>
  </#switch>
</#macro>

<#macro undone heading>
  <h2>${heading}</h2>
  <ul id="kc-disown-undone">
    <#list identityCheck.more as one><li data-undone="${one.type}"><@frame.part part=one/></li></#list>
  </ul>
</#macro>

<@frame.page heading=msg("identityCheckDisownTitle" + (titles[state]!"Invalid")) withForm=(state = "ask")>
  <div id="kc-identity-check-disown" data-state="${state}">
    <#if state = "ask">
      <p>${isOlder?then(msg("identityCheckDisownAsk" + effect), msg("identityCheckNoticeWhat." + (identityCheck.kind!"")))}</p>
      <@what/>
      <h2>${msg("identityCheckDisownThen")}</h2>
      <ul id="kc-disown-then" data-effect="${effect}">
        <@consequences/>
      </ul>
      <#if identityCheck.more?has_content><@undone heading=msg("identityCheckDisownMore")/></#if>
      <form id="kc-disown-form" class="${properties.kcFormClass!}" method="post">
        <input type="hidden" name="proof" value="${identityCheck.proof}">
        <button type="submit" name="action" value="disown" id="kc-disown-submit"
                class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg("identityCheckDisown" + isOlder?then("", "Press") + effect)}</button>
      </form>
      <p id="kc-disown-keep" class="identity-check-keep">${msg("identityCheckDisownKeep")}</p>
    <#elseif state = "done" || state = "already">
      <#-- A contact that an administrator has entered stays on the account. -->
      <#assign isAnotherIn = state = "done" && effect = "Code" && (identityCheck.isAnotherIn!false)>
      <#assign isTakenOff = state = "done" && effect = "Contact" && (identityCheck.endsSessions!false)>
      <p>${msg("identityCheckDisown" + state?cap_first + (isKept && effect != "Access")?then("Kept", effect + isTakenOff?then("TakenOff", "") + isAnotherIn?then("AnotherIn", "")))}</p>
      <@what/>
      <#-- One thing alone is what the text says. -->
      <#if ((identityCheck.more![])?size > 1) || isKept><@undone heading=msg("identityCheckDisownUndone")/></#if>
      <h2>${msg("identityCheckWhatNow")}</h2>
      <ul>
        <#if ["Access", "Credential", "Browser", "Sessions"]?seq_contains(effect) || isTakenOff><li>${msg("identityCheckDisownCheckContacts")}</li></#if>
        <#if effect = "Code"><li>${msg("identityCheckDisownChangePassword")}</li></#if>
        <li><@frame.support key=("identityCheckDisownSupport" + effect)/></li>
      </ul>
      <#if identityCheck.recover?has_content>
        <p>
          <a id="kc-disown-recover" href="${identityCheck.recover}"
             class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}">${msg("identityCheckDisownRecover")}</a>
        </p>
      </#if>
    <#else>
      <p>${msg("identityCheckDisown" + (titles[state]!"Invalid"))}</p>
      <h2>${msg("identityCheckWhatNow")}</h2>
      <ul>
        <li><@frame.support key="identityCheckDisownSupportInvalid"/></li>
      </ul>
    </#if>
  </div>
</@frame.page>
