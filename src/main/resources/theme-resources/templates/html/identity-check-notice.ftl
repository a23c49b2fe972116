<#import "template.ftl" as layout>
<#assign notice = identityCheck>
<#macro fact label value>
  <#if value?has_content>
    <tr>
      <th scope="row" style="text-align:start;vertical-align:top;font-weight:normal;padding:0.25em 1em 0.25em 0">${label}</th>
      <td style="vertical-align:top;font-weight:bold;padding:0.25em 0;overflow-wrap:anywhere;word-break:break-word"><bdi>${value}</bdi></td>
    </tr>
  </#if>
</#macro>
<@layout.emailLayout>
<p>${msg("identityCheckNoticeWhat." + notice.kind)}</p>
<table style="border-collapse:collapse;margin:0 0 1em">
  <@fact label=msg("identityCheckNoticeWhen") value=notice.time/>
  <@fact label=msg("identityCheckProvider") value=notice.provider/>
  <@fact label=msg("identityCheckAccount") value=notice.account/>
  <@fact label=msg("identityCheckNoticeNewContact") value=notice.contacts?join(", ")/>
  <#list notice.about![] as part>
    <@fact label=msg(part.label) value=part.text?has_content?then(msg(part.text), part.name)/>
  </#list>
  <@fact label=msg("identityCheckNoticeBrowser") value=notice.browser/>
  <@fact label=msg("identityCheckNoticeSystem") value=notice.system/>
  <@fact label=msg("identityCheckNoticeAddress") value=notice.address/>
</table>
<p>${msg("identityCheckNoticeYou." + notice.kind)}</p>
<#if notice.link?has_content>
<p><a href="${notice.link}" style="display:inline-block;padding:0.75em 1.25em;border:2px solid;border-radius:6px;font-weight:bold;text-decoration:none">${msg("identityCheckNoticeNotMe")}</a></p>
<p>${(notice.linkHours < 48)?then(msg("identityCheckNoticeLinkHours", notice.linkHours), msg("identityCheckNoticeLink", notice.linkDays))}</p>
</#if>
<#include "identity-check-support.ftl">
</@layout.emailLayout>
