package dev.identitycheck.notice;

import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.domain.notice.DisownLink;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeDestination;
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
record NoticeMessage(String realmId, Recipient recipient, Notice notice, String provider, Optional<DisownLink> link) {

    /** The message to a destination: without the link if that is support, which has nothing to disown. */
    NoticeMessage to(NoticeDestination destination) {
        return destination.channel() == NoticeChannel.SUPPORT
                ? new NoticeMessage(realmId, recipient, notice, provider, Optional.empty())
                : this;
    }
}
