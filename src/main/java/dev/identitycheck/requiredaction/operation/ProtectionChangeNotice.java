package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.credential.PinCredentialStore;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeSubject;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.login.RequestActor;
import dev.identitycheck.notice.NoticeRecorder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Records the notice of a change that a step-up code confirmed. The notice goes to further contacts than the one that
 * received the code, since an attacker who reads that contact's messages can enter the code too.
 *
 * @param account the locked account
 * @param actor who makes the change, read from the request's own session
 * @param now the time
 */
record ProtectionChangeNotice(LockedAccount account, RequestActor actor, Instant now) {

    /**
     * Records the notice of an executed operation, in the transaction that executes it.
     *
     * @param channels the channels by which the step-up code was sent
     */
    void recordFor(SensitiveOperation operation, Optional<Set<Channel>> channels) {
        type(operation).ifPresent(type -> new NoticeRecorder(
                        account, ProtectedProviders.notices(account.session(), account.realm()), now)
                .by(actor)
                .protectionChanged(type, subject(type), noticeChannels(channels)));
    }

    private NoticeSubject subject(NoticeType type) {
        return type == NoticeType.PIN_CHANGED
                ? NoticeSubject.of(
                        PinCredentialStore.TYPE,
                        new PinCredentialStore(account).id().orElse(""))
                : NoticeSubject.NONE;
    }

    // Changed contacts have a notice of their own, and an identity without its block is still checked before access.
    private static Optional<NoticeType> type(SensitiveOperation operation) {
        if (operation instanceof SensitiveOperation.Prefer) {
            return Optional.of(NoticeType.METHOD_CHANGED);
        }
        return operation instanceof SensitiveOperation.ChangePin
                ? Optional.of(NoticeType.PIN_CHANGED)
                : Optional.empty();
    }

    private static List<NoticeChannel> noticeChannels(Optional<Set<Channel>> channels) {
        return channels.orElse(Set.of()).stream()
                .map(NoticeChannel::of)
                .sorted()
                .toList();
    }
}
