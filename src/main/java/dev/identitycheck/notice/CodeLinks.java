package dev.identitycheck.notice;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.delivery.CodeContent;
import dev.identitycheck.delivery.CodeSmsComposer;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.notice.DisownLink;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeSubject;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.NotifyPolicy;
import dev.identitycheck.domain.notice.RequestContext;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.ServerSingletons;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Issues the links by which the recipients of codes say that they did not ask for them, in the transaction that permits
 * the message. A text message that has no room for its link goes without, and another contact is told.
 *
 * @param account the account, under its row lock
 * @param scene the request that asked for the code
 * @param now the time at which the code is issued
 */
public record CodeLinks(LockedAccount account, RequestContext scene, Instant now) {

    /**
     * Issues the link of a message.
     *
     * @param subject the purpose of the code as type, and what else a later code has to have in common with it as id
     * @param identity the identity that the code confirms
     * @param contacts the contacts that the code goes to
     * @param content what the message says
     * @return empty if the message goes without a link
     */
    public Optional<DisownLink> issue(
            NoticeSubject subject, Optional<LedgerEntry> identity, List<Contact> contacts, CodeContent content) {
        Notice notice = Notice.of(UUID.randomUUID().toString(), NoticeType.CODE_SENT, now, scene)
                .about(subject);
        Notice sent = identity.map(notice::about).orElse(notice);
        if (scene.base().isEmpty() || hasRoom(contacts, content)) {
            SecureRandom random = ServerSingletons.of(account.session(), SecureRandom.class);
            return DisownLinks.issue(account, sent, random, now);
        }
        new NoticeRecorder(account, policy(identity), now)
                .codeSent(
                        sent,
                        Channel.of(contacts).stream().map(NoticeChannel::of).toList());
        return Optional.empty();
    }

    private boolean hasRoom(List<Contact> contacts, CodeContent content) {
        return contacts.stream().anyMatch(Contact.Email.class::isInstance)
                || CodeSmsComposer.hasRoomForLink(
                        account.session(),
                        account.realm(),
                        scene.locale(),
                        content.with(Optional.of(DisownLinks.sample(account.realm(), scene))));
    }

    private NotifyPolicy policy(Optional<LedgerEntry> identity) {
        return identity.map(LedgerEntry::identityProvider)
                .filter(alias -> ProtectedProviders.settings(account.session(), account.realm(), alias)
                        .isPresent())
                .map(alias -> ProtectedProviders.notices(account.session(), account.realm(), alias))
                .orElseGet(() -> ProtectedProviders.notices(account.session(), account.realm()));
    }
}
