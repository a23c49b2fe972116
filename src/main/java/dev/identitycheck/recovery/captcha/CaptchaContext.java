package dev.identitycheck.recovery.captcha;

import java.time.Instant;

/**
 * Who is asked: an answer given here is worth nothing elsewhere.
 *
 * @param realmId the realm
 * @param loginId the login: browser session and tab
 * @param clientAddress where the request comes from
 * @param now the time
 */
public record CaptchaContext(String realmId, String loginId, String clientAddress, Instant now) {

    /** The realm and login as one text that no other pair makes. */
    public String binding() {
        return realmId.length() + ":" + realmId + loginId;
    }
}
