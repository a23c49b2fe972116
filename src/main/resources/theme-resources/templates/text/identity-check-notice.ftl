<#ftl output_format="plainText">
<#assign notice = identityCheck>
<#macro fact label value><#if value?has_content>${label}: ${value}
</#if></#macro>
${msg("identityCheckNoticeWhat." + notice.kind)}

<@fact label=msg("identityCheckNoticeWhen") value=notice.time/><@fact label=msg("identityCheckProvider") value=notice.provider/><@fact label=msg("identityCheckAccount") value=notice.account/><@fact label=msg("identityCheckNoticeNewContact") value=notice.contacts?join(", ")/><#list notice.about![] as part><@fact label=msg(part.label) value=part.text?has_content?then(msg(part.text), part.name)/></#list><@fact label=msg("identityCheckNoticeBrowser") value=notice.browser/><@fact label=msg("identityCheckNoticeSystem") value=notice.system/><@fact label=msg("identityCheckNoticeAddress") value=notice.address/>

${msg("identityCheckNoticeYou." + notice.kind)}
<#if notice.link?has_content>

${msg("identityCheckNoticeNotMe")}:
${notice.link}

${(notice.linkHours < 48)?then(msg("identityCheckNoticeLinkHours", notice.linkHours), msg("identityCheckNoticeLink", notice.linkDays))}
</#if>
<#include "identity-check-support.ftl">
