<#ftl output_format="plainText">
${msg(what, providerName, account, realmDisplayName)}

${msg("identityCheckMailEnter")}

    ${code}

${msg("identityCheckMailValid", minutes)}

${msg("identityCheckMailSecret", realmDisplayName)}

${msg(notYou)}
<#include "identity-check-support.ftl">
