<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("identityCheckPinMailWhat", account, realmDisplayName)}</p>
<p dir="ltr" style="font-size:2em;font-weight:bold;letter-spacing:0.15em;font-family:Consolas,Menlo,monospace">${pin}</p>
<p>${msg("identityCheckPinMailUse")}</p>
<p>${msg("identityCheckPinMailReplace")}</p>
<p>${msg("identityCheckPinMailSecret", realmDisplayName)}</p>
<p>${msg("identityCheckPinMailNotYou")}</p>
<#include "identity-check-support.ftl">
</@layout.emailLayout>
