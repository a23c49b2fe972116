<#-- The frame of every mail of the realm, Keycloak's own included. Inline styles, because some mail programs drop the others. -->
<#macro emailLayout>
<!DOCTYPE html>
<html lang="${locale.language}" dir="${ltr?then('ltr', 'rtl')}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="supported-color-schemes" content="light dark">
  <title>${subject!realmName}</title>
  <style>
    @media (prefers-color-scheme: dark) {
      .mail-background { background: ${properties.identityCheckMailDarkBackground} !important; }
      .mail-paper { background: ${properties.identityCheckMailDarkPaper} !important; border-color: ${properties.identityCheckMailDarkAccent} !important; }
      .mail-paper, .mail-paper p { color: ${properties.identityCheckMailDarkText} !important; }
      .mail-name, .mail-paper a { color: ${properties.identityCheckMailDarkAccent} !important; }
    }
  </style>
</head>
<body class="mail-background" style="margin:0;padding:0;background:${properties.identityCheckMailBackground}">
<table role="presentation" class="mail-background" width="100%" cellspacing="0" cellpadding="0" style="background:${properties.identityCheckMailBackground}">
  <tr>
    <td align="center" style="padding:24px 12px">
      <table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="max-width:560px">
        <tr>
          <td class="mail-name" align="center" style="padding:0 0 16px;font:bold 20px ${properties.identityCheckMailFont};color:${properties.identityCheckMailAccent}">
            <#if properties.identityCheckMailLogoUrl?has_content>
              <img src="${properties.identityCheckMailLogoUrl}" height="${properties.identityCheckMailLogoHeight}" alt="${realmName}" style="border:0">
            <#else>
              ${realmName}
            </#if>
          </td>
        </tr>
        <tr>
          <td class="mail-paper" style="padding:16px 28px;background:${properties.identityCheckMailPaper};color:${properties.identityCheckMailText};border-top:4px solid ${properties.identityCheckMailAccent};font:16px/1.5 ${properties.identityCheckMailFont};overflow-wrap:anywhere">
            <#nested>
          </td>
        </tr>
      </table>
    </td>
  </tr>
</table>
</body>
</html>
</#macro>
