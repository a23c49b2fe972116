package dev.identitycheck.notice;

import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeDestination;
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
record NoticeMessage(String realmId, Recipient recipient, Notice fact, String provider, Optional<Link> link) {

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
    NoticeMessage to(NoticeDestination destination) {
        return destination.way() == NoticeChannel.SUPPORT
                ? new NoticeMessage(realmId, recipient, fact, provider, Optional.empty())
                : this;
    }
}
