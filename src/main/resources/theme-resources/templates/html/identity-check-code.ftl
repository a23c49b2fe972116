<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg(what, providerName, account, realmDisplayName)}</p>
<p>${msg("identityCheckMailEnter")}</p>
<p dir="ltr" style="font-size:2em;font-weight:bold;letter-spacing:0.15em;font-family:Consolas,Menlo,monospace">${code}</p>
<p>${msg("identityCheckMailValid", minutes)}</p>
<p>${msg("identityCheckMailSecret", realmDisplayName)}</p>
<p>${msg(notYou)}</p>
<#include "identity-check-support.ftl">
</@layout.emailLayout>
