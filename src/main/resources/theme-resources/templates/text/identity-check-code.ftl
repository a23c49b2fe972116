<#ftl output_format="plainText">
${msg("identityCheckMailWhat", providerName, account, realmDisplayName)}

${msg("identityCheckMailEnter")}

    ${code}

${msg("identityCheckMailValid", minutes)}

${msg("identityCheckMailSecret", realmDisplayName)}

${msg("identityCheckMailNotYou")}
