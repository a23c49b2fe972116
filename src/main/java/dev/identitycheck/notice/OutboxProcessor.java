package dev.identitycheck.notice;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UserSessions;
import dev.identitycheck.delivery.FailureCause;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeDestination;
import dev.identitycheck.domain.notice.Outbox;
import dev.identitycheck.domain.notice.RetryPolicy;
import dev.identitycheck.event.AccountEvents;
import dev.identitycheck.keycloak.Transactions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/**
 * Delivers the notices in the outboxes of accounts: leases a notice, sends it, and only then removes it. A server that
 * dies in between has it sent twice, which is better than not at all.
 */
final class OutboxProcessor {

    private static final Logger LOG = Logger.getLogger(OutboxProcessor.class);

    private final KeycloakSessionFactory factory;
    private final RetryPolicy schedule;
    private final SecureRandom random;
    private final InstantSource clock;

    OutboxProcessor(KeycloakSessionFactory factory, RetryPolicy schedule, SecureRandom random, InstantSource clock) {
        this.factory = factory;
        this.schedule = schedule;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Tries to deliver the due notices of one account.
     *
     * @return false if it is of no use to try again at once: the account cannot be read or locked now, or what is still
     *     due only a later version can send
     */
    boolean deliver(String realmId, String userId) {
        try {
            // Each notice is leased by itself, so that a server that dies delays no other one. The next one is leased
            // in the transaction that settles the last one.
            Optional<OutboxLease> lease = change(realmId, userId, this::lease);
            Optional<NoticeMessage> message = lease.flatMap(OutboxLease::message);
            for (int delivered = 1; message.isPresent() && delivered <= Outbox.LIMIT; delivered++) {
                message = deliver(message.get(), delivered < Outbox.LIMIT);
            }
            return lease.filter(OutboxLease::waitsForLater).isEmpty();
        } catch (CheckImpossibleException e) {
            // The sweep delivers them later.
            LOG.warnf(
                    "identity-check event=notice_delayed realm=%s user=%s cause=\"%s\"",
                    realmId, userId, e.getMessage());
            return false;
        }
    }

    private OutboxLease lease(LockedAccount account, RealmModel realm) {
        OutboxLease lease = OutboxLease.of(account, schedule, random, clock.instant());
        lease.givenUp().forEach(notice -> {
            LOG.errorf(
                    "identity-check event=notice_given_up realm=%s user=%s kind=%s tries=%d",
                    realm.getName(), account.user().getId(), notice.kind().key(), notice.tries());
            AccountEvents.givenUp(account.session(), realm, account.user().getId(), notice);
        });
        return lease;
    }

    private Optional<NoticeMessage> deliver(NoticeMessage message, boolean leasesNext) {
        Set<NoticeDestination> reached = new HashSet<>();
        for (NoticeDestination destination : message.notice().to()) {
            if (send(message, destination)) {
                reached.add(destination);
            }
        }
        try {
            return change(message.realmId(), message.recipient().userId(), (account, realm) -> {
                        settle(account, message, reached);
                        return leasesNext ? lease(account, realm).message() : Optional.<NoticeMessage>empty();
                    })
                    .flatMap(next -> next);
        } catch (RuntimeException e) {
            // The failure of the next lease undoes the settlement too, and an unsettled notice is sent again.
            change(message.realmId(), message.recipient().userId(), (account, realm) -> {
                settle(account, message, reached);
                return reached;
            });
            throw e;
        }
    }

    private void settle(LockedAccount account, NoticeMessage message, Set<NoticeDestination> reached) {
        AccountNotices notices = new AccountNotices(account);
        notices.store(notices.outbox().failed(message.notice().id(), reached::contains, schedule, clock.instant()));
        if (reached.isEmpty()) {
            // No destination has the link; the next try makes another one.
            message.link().ifPresent(link -> notices.store(notices.tokens().without(link.digest())));
        }
    }

    // Whatever a theme, a mail server or a gateway throws is a failed delivery.
    private boolean send(NoticeMessage message, NoticeDestination destination) {
        try {
            return Transactions.inOwn(factory, session -> send(session, message, destination));
        } catch (RuntimeException e) {
            log(message, destination, e);
            return false;
        }
    }

    private boolean send(KeycloakSession session, NoticeMessage message, NoticeDestination destination) {
        RealmModel realm = message.recipient().writeFor(session, message.realmId());
        try {
            if (destination.channel() == NoticeChannel.SESSIONS) {
                UserSessions.remove(
                        session,
                        realm,
                        message.recipient().userId(),
                        message.notice().at());
            } else if (destination.channel() == NoticeChannel.SMS) {
                NoticeSmsSender.send(session, realm, message, destination, clock.instant());
            } else {
                NoticeEmailSender.send(session, realm, message, destination);
            }
            return true;
        } catch (EmailException | SmsException e) {
            log(message, destination, e);
            return false;
        }
    }

    private static void log(NoticeMessage message, NoticeDestination destination, Exception cause) {
        LOG.warnf(
                "identity-check event=notice_failed realm=%s user=%s kind=%s channel=%s tries=%d cause=%s",
                message.realmId(),
                message.recipient().userId(),
                message.notice().kind().key(),
                destination.channel().key(),
                message.notice().tries() + 1,
                FailureCause.of(cause));
    }

    private <T> Optional<T> change(String realmId, String userId, BiFunction<LockedAccount, RealmModel, T> task) {
        return Transactions.inOwn(factory, session -> {
            RealmModel realm = session.realms().getRealm(realmId);
            if (realm == null) {
                return Optional.empty();
            }
            session.getContext().setRealm(realm);
            return Optional.of(AccountLock.change(session, realm, userId, a -> task.apply(a, a.realm())));
        });
    }
}
