package dev.identitycheck.challenge;

import dev.identitycheck.delivery.CodeMessage;
import dev.identitycheck.delivery.MessageDispatcher;
import dev.identitycheck.delivery.PendingDelivery;
import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.otp.CodeGenerator;
import dev.identitycheck.domain.otp.OneTimeCode;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.keycloak.CodeKeys;
import dev.identitycheck.settings.CodeSettings;
import dev.identitycheck.settings.IdentityCheckSettings;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** Makes a code, keeps its hash in the login's challenge and hands the code to the courier. */
public final class CodeSender {

    private final MessageDispatcher courier;
    private final CodeGenerator generator;

    public CodeSender(MessageDispatcher courier, CodeGenerator generator) {
        this.courier = courier;
        this.generator = generator;
    }

    /** The one of this server, whose workers all challenges share. */
    static CodeSender of(KeycloakSession session) {
        return ((CodeSenderHolder) session.getKeycloakSessionFactory()
                        .getProviderFactory(Authenticator.class, IdentityCheckSettings.STEP))
                .sender();
    }

    /** Hands a new code over. */
    CodeDispatch send(ChallengeDefinition matter, ChallengePrompt.Ticket ticket, ChallengeState challenge) {
        ChallengeContext host = matter.host();
        CodeSettings codes = matter.rules().codes();
        Instant now = matter.now();
        OneTimeCode code = generator.next(codes.length());
        // Hashed before it is sent: without a key there is no code that could be accepted later.
        PendingCode pending = PendingCode.of(
                        code,
                        CodeBinding.of(matter, challenge.about()),
                        new CodeKeys(host.session(), host.realm()).active(),
                        now.plus(codes.lifetime()),
                        via(ticket.contacts()))
                .sent(via(ticket.contacts()), ticket.contacts());
        PendingDelivery handover = courier.send(host.session(), host.realm(), message(matter, ticket, code));
        return new CodeDispatch(challenge, pending, ticket.messageId(), codes.accepted(), now, handover);
    }

    /** The way on which contacts are reached: {@code email}, {@code sms} or {@code both}. */
    public static String via(List<Contact> contacts) {
        if (contacts.size() > 1) {
            return "both";
        }
        return contacts.get(0) instanceof Contact.Email ? "email" : "sms";
    }

    private static CodeMessage message(ChallengeDefinition matter, ChallengePrompt.Ticket ticket, OneTimeCode code) {
        ChallengeContext host = matter.host();
        return new CodeMessage(
                ticket.messageId(),
                host.realm().getId(),
                matter.rules().purpose(),
                matter.rules().words(),
                Recipient.of(host.user(), Recipient.locale(host.session(), host.user())),
                ticket.contacts(),
                ticket.shares(),
                code,
                matter.rules().codes().lifetime(),
                matter.providerName(),
                host(host.uri().getBaseUri()));
    }

    // A name with an underscore is no host to java.net.URI.
    private static String host(URI base) {
        return Objects.requireNonNullElse(base.getHost(), base.getAuthority());
    }
}
