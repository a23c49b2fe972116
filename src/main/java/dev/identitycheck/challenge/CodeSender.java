package dev.identitycheck.challenge;

import dev.identitycheck.code.CodeGenerator;
import dev.identitycheck.code.OneTimeCode;
import dev.identitycheck.code.PendingCode;
import dev.identitycheck.contact.Contact;
import dev.identitycheck.delivery.CodeMessage;
import dev.identitycheck.delivery.Courier;
import dev.identitycheck.delivery.Handover;
import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.settings.CodeSettings;
import dev.identitycheck.settings.Settings;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** Makes a code, keeps its hash in the login's challenge and hands the code to the courier. */
final class CodeSender {

    private final Courier courier;
    private final CodeGenerator generator;

    CodeSender(Courier courier, CodeGenerator generator) {
        this.courier = courier;
        this.generator = generator;
    }

    /** The one of this server, whose workers all challenges share. */
    static CodeSender of(KeycloakSession session) {
        return ((IdentityCheckAuthenticatorFactory)
                        session.getKeycloakSessionFactory().getProviderFactory(Authenticator.class, Settings.STEP))
                .sender();
    }

    /** Hands a new code over. */
    Sending send(Matter matter, Ask.Ticket ticket, ChallengeNote challenge) {
        Host host = matter.host();
        CodeSettings codes = matter.rules().codes();
        Instant now = matter.now();
        OneTimeCode code = generator.next(codes.length());
        // Hashed before it is sent: without a key there is no code that could be accepted later.
        PendingCode pending = PendingCode.of(
                        code,
                        Binding.of(matter, challenge.about()),
                        new CodeKeys(host.session(), host.realm()).active(),
                        now.plus(codes.lifetime()),
                        via(ticket.contacts()))
                .sent(via(ticket.contacts()), ticket.contacts());
        Handover handover = courier.send(host.session(), host.realm(), message(matter, ticket, code));
        return new Sending(challenge, pending, ticket.messageId(), codes.accepted(), now, handover);
    }

    /** The way on which contacts are reached: {@code email}, {@code sms} or {@code both}. */
    static String via(List<Contact> contacts) {
        if (contacts.size() > 1) {
            return "both";
        }
        return contacts.get(0) instanceof Contact.Email ? "email" : "sms";
    }

    private static CodeMessage message(Matter matter, Ask.Ticket ticket, OneTimeCode code) {
        Host host = matter.host();
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
