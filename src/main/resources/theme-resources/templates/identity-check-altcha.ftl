<#-- The script finds the number while the form is filled in. Without it, the form is taken once it has been open for a while. -->
<div id="kc-identity-check-captcha" data-challenge="${captcha.challenge}" data-salt="${captcha.salt}"
     data-signature="${captcha.signature}" data-algorithm="${captcha.algorithm}" data-max="${captcha.maxNumber?c}">
  <input type="hidden" name="altcha" value="">
  <input type="hidden" name="altchaWait" value="${captcha.wait}">
  <p role="status" class="identity-check-hint" data-working="${msg("identityCheckCaptchaWorking")}" data-done="${msg("identityCheckCaptchaDone")}"></p>
  <noscript><p class="identity-check-hint">${msg("identityCheckCaptchaNoScript", captcha.waitSeconds)}</p></noscript>
  <script type="module" src="${url.resourcesPath}/js/identity-check-altcha.js"></script>
</div>
