<#ftl output_format="plainText">
${msg(what, providerName, account, realmDisplayName)}

${msg("identityCheckMailEnter")}

    ${code}

${msg("identityCheckMailValid", minutes)}

${msg("identityCheckMailSecret", realmDisplayName)}

${msg(notYou)}
<#if notMeLink?has_content>

${msg("identityCheckMailSayNo")}

${msg("identityCheckNoticeNotMe")}:
${notMeLink}

${(notMeHours < 48)?then(msg("identityCheckNoticeLinkHours", notMeHours), msg("identityCheckNoticeLink", notMeDays))}
</#if>
<#include "identity-check-support.ftl">
