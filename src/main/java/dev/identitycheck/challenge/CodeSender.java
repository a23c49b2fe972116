package dev.identitycheck.challenge;

import dev.identitycheck.code.CodeGenerator;
import dev.identitycheck.code.OneTimeCode;
import dev.identitycheck.code.PendingCode;
import dev.identitycheck.contact.Contact;
import dev.identitycheck.delivery.CodeMessage;
import dev.identitycheck.delivery.Courier;
import dev.identitycheck.delivery.Handover;
import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.delivery.limit.Asker;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.keycloak.authentication.AuthenticationFlowContext;

/** Makes a code, keeps its hash in the login's challenge and hands the code to the courier. */
final class CodeSender {

    private final Courier courier;
    private final CodeGenerator generator;

    CodeSender(Courier courier, CodeGenerator generator) {
        this.courier = courier;
        this.generator = generator;
    }

    /** Hands a new code over. */
    Sending send(AuthenticationFlowContext context, Visit visit, Ask.Ticket ticket, ChallengeNote challenge) {
        OneTimeCode code = generator.next(visit.settings().codeLength());
        // Hashed before it is sent: without a key there is no code that could be accepted later.
        PendingCode pending = PendingCode.of(
                code,
                Binding.of(context, visit.login(), challenge.about()),
                new CodeKeys(visit.session(), visit.realm()).active(),
                visit.now().plus(visit.settings().codeLifetime()),
                via(ticket.contacts()));
        Handover handover = courier.send(visit.session(), visit.realm(), message(context, visit, ticket, code));
        return new Sending(
                challenge, pending, ticket.messageId(), visit.settings().acceptedCodes(), visit.now(), handover);
    }

    /** The way on which contacts are reached: {@code email}, {@code sms} or {@code both}. */
    static String via(List<Contact> contacts) {
        if (contacts.size() > 1) {
            return "both";
        }
        return contacts.get(0) instanceof Contact.Email ? "email" : "sms";
    }

    private static CodeMessage message(
            AuthenticationFlowContext context, Visit visit, Ask.Ticket ticket, OneTimeCode code) {
        return new CodeMessage(
                ticket.messageId(),
                visit.realm().getId(),
                Asker.of(Door.PURPOSE),
                Recipient.of(
                        visit.login().user(),
                        Recipient.locale(visit.session(), visit.login().user())),
                ticket.contacts(),
                ticket.shares(),
                code,
                visit.settings().codeLifetime(),
                visit.login().providerName(),
                host(context.getUriInfo().getBaseUri()));
    }

    // A name with an underscore is no host to java.net.URI.
    private static String host(URI base) {
        return Objects.requireNonNullElse(base.getHost(), base.getAuthority());
    }
}
