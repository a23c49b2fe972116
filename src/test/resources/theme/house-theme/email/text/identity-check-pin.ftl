<#ftl output_format="plainText">
${url.resourcesUrl} ${properties.house} ${realmName} ${locale.language} ${ltr?c}
${user.username} ${user.firstName} ${user.lastName} ${user.email} ${user.attributes.department} ${user.organizations?size}
${kcSanitize(msg("identityCheckMailEnter"))}
${msg("identityCheckPinMailWhat", account, realmDisplayName)}

    ${pin}

${msg("identityCheckPinMailUse")}

${msg("identityCheckPinMailReplace")}

${msg("identityCheckPinMailSecret", realmDisplayName)}

${msg("identityCheckPinMailNotYou")}
