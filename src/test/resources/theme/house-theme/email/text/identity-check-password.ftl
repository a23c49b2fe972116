<#ftl output_format="plainText">
${url.resourcesUrl} ${properties.house} ${realmName} ${locale.language} ${ltr?c}
${user.username} ${user.firstName} ${user.lastName} ${user.email} ${user.attributes.department} ${user.organizations?size}
${kcSanitize(msg("identityCheckMailEnter"))}
${msg("identityCheckPasswordMailWhat", account, realmDisplayName)}

    ${password}

${msg("identityCheckPasswordMailChange")}

${msg("identityCheckPasswordMailNotYou")}
