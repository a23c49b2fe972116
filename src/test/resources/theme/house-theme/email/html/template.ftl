<#macro emailLayout>
<html lang="${locale.language}" dir="${(ltr)?then('ltr','rtl')}">
<body>
<img src="${url.resourcesUrl}/img/logo.png">
<img src="${url.resourcesCommonUrl}/img/favicon.ico">
<a href="${url.loginUrl}">${properties.house} ${realmName}</a>
<p class="for">${user.username} ${user.firstName} ${user.lastName} ${user.email} ${user.attributes.department}
${user.attributes.locale!} ${user.organizations?size}</p>
${kcSanitize(msg("identityCheckMailEnter"))?no_esc}
<#nested>
</body>
</html>
</#macro>
