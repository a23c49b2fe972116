<#import "identity-check-layout.ftl" as frame>
<#import "identity-check-field.ftl" as fields>

<#macro form>
  <form class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
    <#nested>
  </form>
</#macro>

<#-- One identity with its button; the button says to whoever hears it alone which one it is about. -->
<#macro entry identity action label>
  <li>
    <bdi><strong>${identity.provider}</strong></bdi><br>
    ${msg("identityCheckCentreSince", identity.since)}
    <#if identity.confirmedBy?has_content><br>${msg("identityCheckCentreBy." + identity.confirmedBy)}</#if>
    <@form>
      <input type="hidden" name="identity" value="${identity.id}">
      <button type="submit" name="action" value="${action}"
              class="${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!(properties.kcButtonDefaultClass!)}"
              aria-label="${msg(label)}: ${identity.provider}, ${identity.since}">${msg(label)}</button>
    </@form>
  </li>
</#macro>

<@frame.page heading=msg("identityCheckCentreTitle") field="phone">
  <div id="kc-security-centre">
    <p>${msg("identityCheckCentreIntro")}</p>
    <#if identityCheck.provedUntil?has_content><p id="kc-centre-proved">${msg("identityCheckCentreProved", identityCheck.provedUntil)}</p></#if>
    <@frame.facts/>

    <section aria-labelledby="kc-centre-contacts">
      <h2 id="kc-centre-contacts">${msg("identityCheckCentreContacts")}</h2>
      <#if identityCheck.contacts?has_content>
        <ul>
          <#list identityCheck.contacts as contact>
            <li data-contact="${contact.kind}" data-state="${contact.state}">
              <bdi dir="ltr"><strong>${contact.masked}</strong></bdi> ${msg((contact.kind = "phone")?then("identityCheckBySms", "identityCheckByEmail"))}<br>
              <#if contact.until?has_content && contact.state = "waits">
                ${msg("identityCheckCentreWaits", contact.until)}
              <#else>
                ${msg("identityCheckCentreState." + contact.state)}
              </#if>
            </li>
          </#list>
        </ul>
      <#else>
        <p>${msg("identityCheckCentreNoContacts")}</p>
      </#if>
      <h3>${msg(identityCheck.hasPhone?then("identityCheckCentreReplacePhone", "identityCheckCentreAddPhone"))}</h3>
      <form id="kc-identity-check-phone-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
        <@fields.phone number=identityCheck.number country=identityCheck.country/>
        <div class="identity-check-actions">
          <@fields.button action="send" label=msg("identityCheckPhoneSend") style="Secondary" id="kc-identity-check-send"/>
        </div>
      </form>
    </section>

    <#if (identityCheck.ways?size > 1)>
      <section aria-labelledby="kc-centre-ways">
        <h2 id="kc-centre-ways">${msg("identityCheckCentreWays")}</h2>
        <p data-preferred="${identityCheck.preferred}">${msg("identityCheckCentreFirst." + identityCheck.preferred)}</p>
        <#list identityCheck.ways?filter(way -> way != identityCheck.preferred) as way>
          <@form>
            <input type="hidden" name="preferred" value="${way}">
            <div class="identity-check-actions">
              <@fields.button action="prefer" label=msg("identityCheckCentrePrefer." + way) style="Secondary" id=("kc-centre-prefer-" + way)/>
            </div>
          </@form>
        </#list>
      </section>
    </#if>

    <#-- A PIN that nothing asks for can still be removed. -->
    <#if identityCheck.asksForPins || identityCheck.hasPin>
      <section aria-labelledby="kc-centre-pin">
        <h2 id="kc-centre-pin">${msg("identityCheckCentrePin")}</h2>
        <#if !identityCheck.hasPin>
          <#assign pinText = "Off">
        <#elseif !identityCheck.asksForPins>
          <#assign pinText = "Unused">
        <#else>
          <#assign pinText = identityCheck.isPinIdle?then("Idle", "On")>
        </#if>
        <p data-pin="${identityCheck.hasPin?c}">${msg("identityCheckCentrePin" + pinText)}</p>
        <#assign wishes = identityCheck.asksForPins?then(["own", "mail"], []) + identityCheck.hasPin?then(["off"], [])>
        <#list wishes as wish>
          <@form>
            <input type="hidden" name="wish" value="${wish}">
            <div class="identity-check-actions">
              <@fields.button action="pin" label=msg("identityCheckCentrePinWish." + wish) style="Secondary" id=("kc-centre-pin-" + wish)/>
            </div>
          </@form>
        </#list>
      </section>
    </#if>

    <section aria-labelledby="kc-centre-identities">
      <h2 id="kc-centre-identities">${msg("identityCheckCentreIdentities")}</h2>
      <#if identityCheck.identities?has_content>
        <p>${msg("identityCheckCentreIdentitiesIntro")}</p>
        <ul>
          <#list identityCheck.identities as identity><@entry identity=identity action="forget" label="identityCheckCentreForget"/></#list>
        </ul>
      <#else>
        <p>${msg("identityCheckCentreNoIdentities")}</p>
      </#if>
    </section>

    <#if identityCheck.blocks?has_content>
      <section aria-labelledby="kc-centre-blocks">
        <h2 id="kc-centre-blocks">${msg("identityCheckCentreBlocks")}</h2>
        <p>${msg("identityCheckCentreBlocksIntro")}</p>
        <ul>
          <#list identityCheck.blocks as identity><@entry identity=identity action="lift" label="identityCheckCentreLift"/></#list>
        </ul>
      </section>
    </#if>

    <#if identityCheck.devices?has_content>
      <section aria-labelledby="kc-centre-devices">
        <h2 id="kc-centre-devices">${msg("identityCheckCentreDevices")}</h2>
        <p>${msg("identityCheckCentreDevicesIntro")}</p>
        <ul>
          <#list identityCheck.devices as device>
            <li>
              <bdi><strong>${device.label?has_content?then(device.label, msg("identityCheckCentreDeviceUnknown"))}</strong></bdi><br>
              ${msg("identityCheckCentreSince", device.since)}<br>
              ${msg("identityCheckCentreDeviceUsed", device.lastUsed)}
              <@form>
                <input type="hidden" name="device" value="${device.id}">
                <button type="submit" name="action" value="forget-device"
                        class="${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!(properties.kcButtonDefaultClass!)}"
                        aria-label="${msg("identityCheckCentreForget")}: ${device.label}, ${device.since}">${msg("identityCheckCentreForget")}</button>
              </@form>
            </li>
          </#list>
        </ul>
      </section>
    </#if>

    <#if identityCheck.checks?has_content>
      <section aria-labelledby="kc-centre-checks">
        <h2 id="kc-centre-checks">${msg("identityCheckCentreChecks")}</h2>
        <p>${msg("identityCheckCentreChecksIntro")}</p>
        <ul>
          <#list identityCheck.checks as check>
            <#-- What the history tells has a kind; what a stored event tells has an outcome. -->
            <li <#if check.kind?has_content>data-notice="${check.kind}"<#else>data-outcome="${check.outcome}"</#if>>
              <strong>${check.kind?has_content?then(msg("identityCheckCentreNotice." + (check.kind!"")), msg("identityCheckCentreCheck." + (check.outcome!"")))}</strong><#if check.provider?has_content> (<bdi>${check.provider}</bdi>)</#if><br>
              ${check.time}<#if check.browser?has_content>, <bdi>${check.browser}</bdi></#if><#if check.address?has_content>, <bdi dir="ltr">${check.address}</bdi></#if>
              <#list check.about![] as part><br>${msg(part.label)}: <@frame.part part=part/></#list>
              <#if check.said?has_content>
                <br>${msg("identityCheckCentreSaid", check.said)}
                <#if check.undone?has_content>
                  ${msg("identityCheckCentreUndone")}
                  <ul><#list check.undone as one><li data-undone="${one.type}"><@frame.part part=one/></li></#list></ul>
                </#if>
              </#if>
            </li>
          </#list>
        </ul>
      </section>
    </#if>

    <@form>
      <div class="identity-check-actions">
        <@fields.button action="done" label=msg("identityCheckCentreLeave") id="kc-centre-done"/>
      </div>
    </@form>
  </div>
</@frame.page>
