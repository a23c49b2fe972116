package dev.identitycheck.notice;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.UserSessions;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.delivery.FailureCause;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.domain.notice.NoticeChannel;
import dev.identitycheck.domain.notice.NoticeDestination;
import dev.identitycheck.domain.notice.Outbox;
import dev.identitycheck.domain.notice.RetryPolicy;
import dev.identitycheck.event.AccountEvents;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Tells people what their outbox says: claims it, sends it, and only then takes it out. Whoever is told twice because a
 * server died in between is better off than whoever is not told.
 */
final class OutboxProcessor {

    private static final Logger LOG = Logger.getLogger(OutboxProcessor.class);

    private final KeycloakSessionFactory factory;
    private final RetryPolicy schedule;
    private final Supplier<Instant> clock;

    OutboxProcessor(KeycloakSessionFactory factory, RetryPolicy schedule, Supplier<Instant> clock) {
        this.factory = factory;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** Tells what is due about one account. */
    void deliver(String realmId, String userId) {
        try {
            // Each fact is claimed by itself, so that nobody holds more than they are at; the next one with what became
            // of
            // the last.
            Optional<NoticeMessage> letter =
                    change(realmId, userId, this::claim).flatMap(OutboxLease::letter);
            for (int told = 1; letter.isPresent() && told <= Outbox.LIMIT; told++) {
                letter = deliver(letter.get(), told < Outbox.LIMIT);
            }
        } catch (AccountUnavailableException | UnreadableAccountException e) {
            // The sweep comes back to it.
            LOG.warnf(
                    "identity-check event=notice_delayed realm=%s user=%s cause=\"%s\"",
                    realmId, userId, e.getMessage());
        }
    }

    private OutboxLease claim(LockedAccount account, RealmModel realm) {
        OutboxLease claim = OutboxLease.of(account, schedule, clock.get());
        claim.givenUp().forEach(fact -> {
            LOG.errorf(
                    "identity-check event=notice_given_up realm=%s user=%s kind=%s tries=%d",
                    realm.getName(), account.user().getId(), fact.kind().key(), fact.tries());
            AccountEvents.givenUp(account.session(), realm, account.user().getId(), fact);
        });
        return claim;
    }

    private Optional<NoticeMessage> deliver(NoticeMessage letter, boolean goesOn) {
        Set<NoticeDestination> told = new HashSet<>();
        for (NoticeDestination to : letter.fact().to()) {
            if (send(letter, to)) {
                told.add(to);
            }
        }
        return change(letter.realmId(), letter.recipient().userId(), (account, realm) -> {
                    settle(account, letter, told);
                    return goesOn ? claim(account, realm).letter() : Optional.<NoticeMessage>empty();
                })
                .flatMap(next -> next);
    }

    private void settle(LockedAccount account, NoticeMessage letter, Set<NoticeDestination> told) {
        AccountNotices file = new AccountNotices(account);
        file.store(file.outbox().failed(letter.fact().id(), told::contains, schedule, clock.get()));
        if (told.isEmpty()) {
            // Nobody holds it; there will be another one.
            letter.link().ifPresent(link -> file.store(file.handles().without(link.digest())));
        }
    }

    // Whatever a theme, a mail server or a gateway throws is a failed delivery.
    private boolean send(NoticeMessage letter, NoticeDestination to) {
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> send(session, letter, to));
        } catch (RuntimeException e) {
            log(letter, to, e);
            return false;
        }
    }

    private boolean send(KeycloakSession session, NoticeMessage letter, NoticeDestination to) {
        RealmModel realm = letter.recipient().writeFor(session, letter.realmId());
        try {
            if (to.way() == NoticeChannel.SESSIONS) {
                UserSessions.remove(
                        session,
                        realm,
                        letter.recipient().userId(),
                        letter.fact().at());
            } else if (to.way() == NoticeChannel.SMS) {
                NoticeSmsSender.send(session, realm, letter, to, clock.get());
            } else {
                NoticeEmailSender.send(session, realm, letter, to);
            }
            return true;
        } catch (EmailException | SmsException e) {
            log(letter, to, e);
            return false;
        }
    }

    private static void log(NoticeMessage letter, NoticeDestination to, Exception cause) {
        LOG.warnf(
                "identity-check event=notice_failed realm=%s user=%s kind=%s channel=%s tries=%d cause=%s",
                letter.realmId(),
                letter.recipient().userId(),
                letter.fact().kind().key(),
                to.way().key(),
                letter.fact().tries() + 1,
                FailureCause.of(cause));
    }

    private <T> Optional<T> change(String realmId, String userId, BiFunction<LockedAccount, RealmModel, T> task) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            RealmModel realm = session.realms().getRealm(realmId);
            if (realm == null) {
                return Optional.empty();
            }
            session.getContext().setRealm(realm);
            return Optional.of(AccountLock.change(session, realm, userId, a -> task.apply(a, a.realm())));
        });
    }
}
