package dev.identitycheck.recovery;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.delivery.CodeMessage;
import dev.identitycheck.delivery.MessageDispatcher;
import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
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
import org.keycloak.models.utils.KeycloakModelUtils;

/** Finds whom an order is for, and gives the code to the courier. Nothing happens if it is for nobody. */
final class RecoveryCodeDelivery {

    private static final Logger LOG = Logger.getLogger(RecoveryCodeDelivery.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RecoveryCodeJob order;
    private final Instant now;
    private Optional<RateLimitedMessage> kept = Optional.empty();

    RecoveryCodeDelivery(KeycloakSession session, RecoveryCodeJob order, Instant now) {
        this.session = session;
        this.realm = session.realms().getRealm(order.realmId());
        this.order = order;
        this.now = now;
        session.getContext().setRealm(realm);
    }

    void by(MessageDispatcher courier) {
        order.applicant().contact().ifPresent(said -> own(this::found).ifPresent(recipient -> message(recipient, said)
                .ifPresentOrElse(message -> send(courier, recipient, message), () -> keptBack(recipient))));
    }

    private void send(MessageDispatcher courier, Recipient recipient, CodeMessage message) {
        keep(message.contacts().get(0));
        courier.send(session, realm, message);
        tell(
                recipient,
                CheckOutcome.CHALLENGED,
                Map.of(CheckEvents.CHANNEL, channel(message.contacts().get(0))));
    }

    private void keptBack(Recipient recipient) {
        kept.ifPresent(message -> {
            message.log(realm);
            tell(recipient, CheckOutcome.LIMITED, message.details());
        });
    }

    // Before it is sent: who has it may enter it.
    private void keep(Contact phone) {
        if (order.origin() == RecoveryCodeJob.Origin.TEXT_MESSAGE) {
            own(apart -> {
                new InboundSmsCodes(
                                apart,
                                apart.getContext().getRealm(),
                                order.applicant().number())
                        .keep(order.code(), phone, now);
                return order;
            });
        }
    }

    // Before anything is sent: only then is a guess looked at.
    private Optional<Recipient> found(KeycloakSession own) {
        Optional<Recipient> recipient = recipient(own);
        new AccountLookupResult(own, order.entered().about(own, own.getContext().getRealm()))
                .keep(recipient.map(Recipient::userId), order.lifetime());
        return recipient;
    }

    private Optional<Recipient> recipient(KeycloakSession own) {
        return AccountLookup.find(
                        own, own.getContext().getRealm(), order.applicant().number(), order.withoutPassword())
                .map(user -> Recipient.of(
                        user, Objects.requireNonNullElse(user.getFirstAttribute(UserModel.LOCALE), order.locale())));
    }

    private Optional<CodeMessage> message(Recipient recipient, Contact said) {
        try {
            return AccountLock.change(
                    session, realm, recipient.userId(), account -> AccountLookup.contact(account, said, now)
                            .flatMap(contact -> message(account, recipient, contact)));
        } catch (AccountUnavailableException | UnreadableAccountException e) {
            LOG.warnf(
                    "identity-check event=recovery_refused realm=%s user=%s cause=\"%s\"",
                    realm.getName(), recipient.userId(), e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<CodeMessage> message(LockedAccount account, Recipient recipient, Contact contact) {
        String id = UUID.randomUUID().toString();
        RateLimitDecision claim = new RecoveryMessageQuota(account, order.clientAddress(), now).take(id, contact);
        if (claim instanceof RateLimitDecision.Denied denied) {
            kept = Optional.of(new RateLimitedMessage(channel(contact), denied.limit()));
        }
        return claim instanceof RateLimitDecision.Granted granted
                ? Optional.of(new CodeMessage(
                        id,
                        realm.getId(),
                        Purpose.RECOVERY,
                        recipient,
                        List.of(contact),
                        granted.shares(),
                        order.code(),
                        order.lifetime(),
                        "",
                        order.host()))
                : Optional.empty();
    }

    private static String channel(Contact contact) {
        return contact instanceof Contact.Email ? "email" : "sms";
    }

    // For the operator: who asks is told nothing.
    private void tell(Recipient recipient, CheckOutcome outcome, Map<String, String> details) {
        own(last -> {
            UserModel user = last.users().getUserById(last.getContext().getRealm(), recipient.userId());
            if (user != null) {
                EventBuilder event = new EventBuilder(last.getContext().getRealm(), last);
                new CheckEvents(event, user, Purpose.RECOVERY).write(outcome, details);
            }
            return recipient;
        });
    }

    private <T> T own(Function<KeycloakSession, T> task) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), session.getContext(), task::apply, "identity-check");
    }
}
