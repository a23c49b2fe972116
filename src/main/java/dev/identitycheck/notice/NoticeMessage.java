package dev.identitycheck.notice.post;

import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.notice.Destination;
import dev.identitycheck.notice.Fact;
import dev.identitycheck.notice.Way;
import java.util.Optional;

/**
 * A notice that is about to be sent: everything that goes into it, so that no database is asked while a mail server thinks.
 *
 * @param realmId the realm
 * @param recipient the account
 * @param fact what happened, and who is told
 * @param provider the identity provider as people know it; empty if none had to do with it
 * @param link where the owner can disown it; nothing if that makes no sense
 */
record Letter(String realmId, Recipient recipient, Fact fact, String provider, Optional<Link> link) {

    /**
     * The way to disown what the notice tells of.
     *
     * @param url the address
     * @param digest the handle in it, as it is stored
     * @param days how long it can be used
     */
    record Link(String url, String digest, long days) {

        @Override
        public String toString() {
            return "Link[***]";
        }
    }

    /** The same for somebody who need not be able to disown anything. */
    Letter to(Destination destination) {
        return destination.way() == Way.SUPPORT
                ? new Letter(realmId, recipient, fact, provider, Optional.empty())
                : this;
    }
}
