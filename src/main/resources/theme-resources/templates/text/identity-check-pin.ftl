<#ftl output_format="plainText">
${msg("identityCheckPinMailWhat", account, realmDisplayName)}

    ${pin}

${msg("identityCheckPinMailUse")}

${msg("identityCheckPinMailReplace")}

${msg("identityCheckPinMailSecret", realmDisplayName)}

${msg("identityCheckPinMailNotYou")}
<#include "identity-check-support.ftl">
