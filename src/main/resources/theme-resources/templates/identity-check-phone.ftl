<#import "identity-check-layout.ftl" as frame>
<#import "identity-check-field.ftl" as fields>

<@frame.page heading=msg("identityCheckPhoneTitle") field="phone">
  <p>${msg("identityCheckPhoneIntro")}</p>
  <@frame.facts/>
  <form id="kc-identity-check-phone-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
    <@fields.phone number=identityCheck.number country=identityCheck.country/>
    <div class="identity-check-actions ${properties.kcFormButtonsClass!}">
      <@fields.button action="send" label=msg("identityCheckPhoneSend") id="kc-identity-check-send"/>
      <@fields.back/>
    </div>
  </form>
</@frame.page>
