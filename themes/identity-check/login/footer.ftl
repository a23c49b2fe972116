<#macro content>
  <#assign links = [
    {"href": properties.identityCheckSupportUrl!, "text": "identityCheckFooterSupport"},
    {"href": properties.identityCheckPrivacyUrl!, "text": "identityCheckFooterPrivacy"},
    {"href": properties.identityCheckAccessibilityUrl!, "text": "identityCheckFooterAccessibility"}
  ]?filter(link -> link.href?has_content)>
  <#if links?has_content>
    <ul class="identity-check-footer">
      <#list links as link>
        <li><a href="${link.href}">${msg(link.text)}</a></li>
      </#list>
    </ul>
  </#if>
</#macro>
