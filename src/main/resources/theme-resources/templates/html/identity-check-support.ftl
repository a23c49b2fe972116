<#if (identityCheckSupport.text)?has_content>
<p>${msg("identityCheckSupportContact")} <#if identityCheckSupport.link?has_content><a href="${identityCheckSupport.link}"><bdi>${identityCheckSupport.text}</bdi></a><#else><bdi>${identityCheckSupport.text}</bdi></#if></p>
</#if>
