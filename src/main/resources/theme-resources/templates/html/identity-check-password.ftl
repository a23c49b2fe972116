<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("identityCheckPasswordMailWhat", account, realmDisplayName)}</p>
<p dir="ltr" style="font-size:1.5em;font-weight:bold;font-family:Consolas,Menlo,monospace">${password}</p>
<p>${msg("identityCheckPasswordMailChange")}</p>
<p>${msg("identityCheckPasswordMailNotYou")}</p>
<#include "identity-check-support.ftl">
</@layout.emailLayout>
