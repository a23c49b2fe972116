<#ftl output_format="plainText">
${msg("identityCheckPasswordMailWhat", account, realmDisplayName)}

    ${password}

${msg("identityCheckPasswordMailChange")}

${msg("identityCheckPasswordMailNotYou")}
<#include "identity-check-support.ftl">
