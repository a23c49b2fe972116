<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg(what, providerName, account, realmDisplayName)}</p>
<p>${msg("identityCheckMailEnter")}</p>
<p dir="ltr" style="font-size:2em;font-weight:bold;letter-spacing:0.15em;font-family:Consolas,Menlo,monospace">${code}</p>
<p>${msg("identityCheckMailValid", minutes)}</p>
<p>${msg("identityCheckMailSecret", realmDisplayName)}</p>
<p>${msg(notYou)}</p>
<#if notMeLink?has_content>
<p>${msg("identityCheckMailSayNo")}</p>
<p><a href="${notMeLink}" style="display:inline-block;padding:0.75em 1.25em;border:2px solid;border-radius:6px;font-weight:bold;text-decoration:none">${msg("identityCheckNoticeNotMe")}</a></p>
<p>${(notMeHours < 48)?then(msg("identityCheckNoticeLinkHours", notMeHours), msg("identityCheckNoticeLink", notMeDays))}</p>
</#if>
<#include "identity-check-support.ftl">
</@layout.emailLayout>
