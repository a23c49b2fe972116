package dev.identitycheck.domain.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One of Keycloak's own credentials as proof of a new identity. Somebody who takes over a session can set one up; so,
 * like a contact, it counts only after a delay, unless the account was new when it was set up.
 *
 * @param setUp when it was set up; empty if an administrator added it without a date
 */
public record SecondFactor(Optional<Instant> setUp) {

    /**
     * Whether the credential may confirm a new identity.
     *
     * @param accountCreated when the account was created
     * @param delay how long the credential must have existed
     * @param loginStarted when the login started in which it is to confirm an identity
     */
    public boolean counts(Instant accountCreated, Duration delay, Instant loginStarted) {
        return setUp.map(then -> then.isBefore(loginStarted)
                        && (!loginStarted.isBefore(then.plus(delay)) || then.isBefore(accountCreated.plus(delay))))
                .orElse(true);
    }
}
