package dev.identitycheck.recovery;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.delivery.CodeContent;
import dev.identitycheck.delivery.CodeMessage;
import dev.identitycheck.delivery.MessageDispatcher;
import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.domain.notice.NoticeSubject;
import dev.identitycheck.domain.notice.RequestContext;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.keycloak.CodeKeys;
import dev.identitycheck.keycloak.Transactions;
import dev.identitycheck.notice.CodeLinks;
import dev.identitycheck.ratelimit.LimitType;
import dev.identitycheck.ratelimit.RateLimitDecision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Finds the recipient of a job and passes the code to the dispatcher; does nothing if no account matches. */
final class RecoveryCodeDelivery {

    private static final Logger LOG = Logger.getLogger(RecoveryCodeDelivery.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RecoveryCodeJob job;
    private final Instant now;
    private Optional<RateLimitedMessage> rateLimited = Optional.empty();

    RecoveryCodeDelivery(KeycloakSession session, RecoveryCodeJob job, Instant now) {
        this.session = session;
        this.realm = session.realms().getRealm(job.realmId());
        this.job = job;
        this.now = now;
        session.getContext().setRealm(realm);
    }

    void deliver(MessageDispatcher dispatcher) {
        job.request().contact().ifPresent(claimed -> inOwnTransaction(this::lookUp)
                .ifPresent(recipient -> message(recipient, claimed)
                        .ifPresentOrElse(
                                message -> send(dispatcher, recipient, message), () -> recordRateLimited(recipient))));
    }

    private void send(MessageDispatcher dispatcher, Recipient recipient, CodeMessage message) {
        storeCode(message.contacts().get(0));
        dispatcher.send(session, realm, message);
        recordEvent(
                recipient,
                CheckOutcome.CHALLENGED,
                Map.of(CheckEvents.CHANNEL, Channel.key(Channel.of(message.contacts()))));
    }

    private void recordRateLimited(Recipient recipient) {
        rateLimited.ifPresent(message -> {
            message.log(realm);
            recordEvent(recipient, CheckOutcome.LIMITED, message.details());
        });
    }

    // The code is stored before it is sent, so that it can be entered on receipt.
    private void storeCode(Contact phone) {
        job.requested()
                .keptForNumber()
                .ifPresent(accepted -> inOwnTransaction(ownSession -> {
                    new InboundSmsCodes(
                                    ownSession,
                                    ownSession.getContext().getRealm(),
                                    job.request().number())
                            .keep(job.code(), phone, job.lifetime(), accepted, job.issuedAt());
                    return job;
                }));
    }

    // The result is stored before the code is sent, because attempts are compared only after the lookup.
    private Optional<Recipient> lookUp(KeycloakSession ownSession) {
        Optional<Recipient> recipient = recipient(ownSession);
        new AccountLookupResult(
                        ownSession,
                        job.requested()
                                .atEntry(job.request())
                                .subjectKey(ownSession, ownSession.getContext().getRealm()))
                .keep(recipient.map(Recipient::userId), job.lifetime());
        return recipient;
    }

    private Optional<Recipient> recipient(KeycloakSession ownSession) {
        return AccountLookup.find(
                        ownSession,
                        ownSession.getContext().getRealm(),
                        job.request().number(),
                        job.requested().withoutPassword())
                .map(user -> Recipient.of(
                        user,
                        Objects.requireNonNullElse(
                                user.getFirstAttribute(UserModel.LOCALE),
                                job.requested().surroundings().locale()),
                        job.requested().surroundings().base()));
    }

    private Optional<CodeMessage> message(Recipient recipient, Contact claimed) {
        try {
            return AccountLock.change(
                    session, realm, recipient.userId(), account -> AccountLookup.contact(account, claimed, now)
                            .flatMap(contact -> message(account, recipient, contact)));
        } catch (CheckImpossibleException e) {
            LOG.warnf(
                    "identity-check event=recovery_refused realm=%s user=%s cause=\"%s\"",
                    realm.getName(), recipient.userId(), e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<CodeMessage> message(LockedAccount account, Recipient recipient, Contact contact) {
        String origin = origin(account);
        if ((!origin.isEmpty() && account.codeOutcomes().bars(origin, now))
                || account.codeOutcomes().refuses(Purpose.RECOVERY.key(), job.issuedAt())) {
            rateLimited = Optional.of(new RateLimitedMessage(Channel.of(contact), LimitType.RECOVERY));
            return Optional.empty();
        }
        String id = UUID.randomUUID().toString();
        RateLimitDecision decision =
                new RecoveryMessageQuota(account, job.requested().requester(), now).take(id, contact);
        if (decision instanceof RateLimitDecision.Denied denied) {
            rateLimited = Optional.of(new RateLimitedMessage(Channel.of(contact), denied.limit()));
        }
        return decision instanceof RateLimitDecision.Granted granted
                ? Optional.of(new CodeMessage(
                        id,
                        realm.getId(),
                        recipient,
                        List.of(contact),
                        content(account, recipient, contact, origin),
                        granted.charges()))
                : Optional.empty();
    }

    private CodeContent content(LockedAccount account, Recipient recipient, Contact contact, String origin) {
        CodeContent content = CodeContent.of(
                job.code(),
                job.lifetime(),
                Purpose.RECOVERY,
                job.requested().surroundings().host());
        RequestContext scene =
                new RequestContext(job.requested().clientAddress(), "", "", recipient.locale(), recipient.base());
        return content.with(new CodeLinks(account, scene, job.issuedAt())
                .issue(NoticeSubject.of(Purpose.RECOVERY.key(), origin), Optional.empty(), List.of(contact), content));
    }

    /** The keyed hash by which a requester who was refused is known, of this account alone; empty if there is none. */
    private String origin(LockedAccount account) {
        String origin = job.requested().origin();
        return origin.isEmpty()
                ? ""
                : new CodeKeys(account.session(), account.realm())
                        .subjects()
                        .hash(List.of("refused", account.user().getId(), origin));
    }

    // Events inform the operator; the page shows none of this.
    private void recordEvent(Recipient recipient, CheckOutcome outcome, Map<String, String> details) {
        inOwnTransaction(ownSession -> {
            UserModel user =
                    ownSession.users().getUserById(ownSession.getContext().getRealm(), recipient.userId());
            if (user != null) {
                EventBuilder event = new EventBuilder(ownSession.getContext().getRealm(), ownSession);
                new CheckEvents(event, user, Purpose.RECOVERY).write(outcome, details);
            }
            return recipient;
        });
    }

    private <T> T inOwnTransaction(Function<KeycloakSession, T> task) {
        return Transactions.inOwn(session, task);
    }
}
