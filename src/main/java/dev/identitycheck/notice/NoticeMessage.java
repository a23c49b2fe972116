package dev.identitycheck.notice;

import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeDestination;
import java.time.Duration;
import java.util.Optional;

/**
 * A notice that is ready to be sent, with all its data: no database is used while a mail server responds.
 *
 * @param realmId the id of the realm
 * @param recipient the account
 * @param notice the notice: what happened, and the destinations
 * @param provider the display name of the identity provider; empty if the notice concerns none
 * @param link the link by which the owner can disown what happened; empty if it cannot be disowned
 */
record NoticeMessage(String realmId, Recipient recipient, Notice notice, String provider, Optional<Link> link) {

    /**
     * The link by which the owner can disown what the notice reports.
     *
     * @param url the URL
     * @param digest the digest of the token in the URL, as it is stored
     * @param lifetime how long the token can be used
     */
    record Link(String url, String digest, Duration lifetime) {

        /** The whole days; a day if there are less. */
        long days() {
            return Math.max(1, lifetime.toDays());
        }

        /** The whole hours. */
        long hours() {
            return lifetime.toHours();
        }

        @Override
        public String toString() {
            return "Link[***]";
        }
    }

    /** The message to a destination: without the link if that is support, which has nothing to disown. */
    NoticeMessage to(NoticeDestination destination) {
        return destination.channel() == NoticeChannel.SUPPORT
                ? new NoticeMessage(realmId, recipient, notice, provider, Optional.empty())
                : this;
    }
}
