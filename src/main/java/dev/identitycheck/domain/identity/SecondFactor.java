package dev.identitycheck.domain.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One of Keycloak's own credentials, as proof of a new identity. Whoever takes over a session can set one up there; so, like
 * a contact, it has to stand for a while first, unless the account was new when it was set up.
 *
 * @param setUp when it was set up; nothing where an administrator brought it without a date
 */
public record SecondFactor(Optional<Instant> setUp) {

    /**
     * Whether it proves anything.
     *
     * @param accountMade when the account was made
     * @param delay how long it has to stand
     * @param loginBegan when the login came that it is to speak for
     */
    public boolean counts(Instant accountMade, Duration delay, Instant loginBegan) {
        return setUp.map(then -> then.isBefore(loginBegan)
                        && (!loginBegan.isBefore(then.plus(delay)) || then.isBefore(accountMade.plus(delay))))
                .orElse(true);
    }
}
