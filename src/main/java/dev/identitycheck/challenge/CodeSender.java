package dev.identitycheck.challenge;

import dev.identitycheck.delivery.CodeContent;
import dev.identitycheck.delivery.CodeMessage;
import dev.identitycheck.delivery.MessageDispatcher;
import dev.identitycheck.delivery.PendingDelivery;
import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.otp.CodeGenerator;
import dev.identitycheck.domain.otp.OneTimeCode;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.keycloak.CodeKeys;
import dev.identitycheck.keycloak.CurrentRequest;
import dev.identitycheck.keycloak.ServerSingletons;
import dev.identitycheck.settings.CodeSettings;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** Makes a one-time code, adds its hash to the login's challenge and hands the code to the message dispatcher. */
public final class CodeSender {

    private final MessageDispatcher dispatcher;
    private final CodeGenerator generator;

    public CodeSender(MessageDispatcher dispatcher, CodeGenerator generator) {
        this.dispatcher = dispatcher;
        this.generator = generator;
    }

    /** Returns the sender of this server, whose workers all challenges share. */
    static CodeSender of(KeycloakSession session) {
        return ServerSingletons.of(session, CodeSender.class);
    }

    /** Hands a new code to the dispatcher. */
    CodeDispatch send(ChallengeDefinition definition, ChallengePrompt.Permit permit, ChallengeState challenge) {
        ChallengeContext context = definition.context();
        CodeSettings codes = definition.rules().codes();
        Instant now = definition.now();
        OneTimeCode code = generator.next(codes.length());
        // The code is hashed before it is sent: without a key, no code is sent that could not be accepted later.
        PendingCode pendingCode = PendingCode.of(
                        code,
                        CodeBinding.of(definition, challenge.about()),
                        new CodeKeys(context.session(), context.realm()).active(),
                        permit.issue().at(),
                        codes.lifetime(),
                        Channel.of(permit.contacts()))
                .sent(permit.contacts());
        PendingDelivery pending =
                dispatcher.send(context.session(), context.realm(), message(definition, permit, code));
        return new CodeDispatch(challenge, pendingCode, permit.messageId(), codes.accepted(), now, pending);
    }

    private static CodeMessage message(
            ChallengeDefinition definition, ChallengePrompt.Permit permit, OneTimeCode code) {
        ChallengeContext context = definition.context();
        return new CodeMessage(
                permit.messageId(),
                context.realm().getId(),
                Recipient.of(
                        context.user(),
                        Recipient.locale(context.session(), context.user()),
                        CurrentRequest.base(context.session())),
                permit.contacts(),
                content(definition, code).with(permit.issue().notMe()),
                permit.charges());
    }

    /** What the message with a code says, without its link. */
    static CodeContent content(ChallengeDefinition definition, OneTimeCode code) {
        return new CodeContent(
                code,
                definition.rules().codes().lifetime(),
                definition.rules().purpose(),
                definition.rules().textSuffix(),
                definition.providerName(),
                host(definition.context().uri().getBaseUri()),
                Optional.empty());
    }

    // java.net.URI returns no host for a name with an underscore.
    private static String host(URI base) {
        return Objects.requireNonNullElse(base.getHost(), base.getAuthority());
    }
}
