<#ftl output_format="plainText">
<#if (identityCheckSupport.text)?has_content>

${msg("identityCheckSupportContact")} ${identityCheckSupport.text}<#if identityCheckSupport.link?has_content> ${identityCheckSupport.link}</#if>
</#if>
