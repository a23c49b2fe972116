package dev.identitycheck.recovery.captcha;

import java.time.Instant;

/**
 * The login that a captcha is bound to; a solution is not valid in another login.
 *
 * @param realmId the realm
 * @param loginId the login: browser session and tab
 * @param clientAddress the client address of the request
 * @param now the time
 */
public record CaptchaContext(String realmId, String loginId, String clientAddress, Instant now) {

    /** The realm and login as one text, unique for each pair. */
    public String binding() {
        return realmId.length() + ":" + realmId + loginId;
    }
}
