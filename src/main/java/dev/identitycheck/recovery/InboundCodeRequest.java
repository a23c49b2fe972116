package dev.identitycheck.recovery;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.otp.CodeGenerator;
import dev.identitycheck.keycloak.CurrentRequest;
import dev.identitycheck.keycloak.ServerSingletons;
import dev.identitycheck.ratelimit.RateLimitDecision;
import dev.identitycheck.settings.CodeSettings;
import dev.identitycheck.settings.RecoveryCodeSettings;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Requests a recovery code for the sender of an inbound text message. */
final class InboundCodeRequest {

    private static final Logger LOG = Logger.getLogger(InboundCodeRequest.class);

    private InboundCodeRequest() {}

    /** Queues a code for the sender of an inbound text message, by the settings of the recovery's steps. */
    static void queue(KeycloakSession session, RealmModel realm, RecoveryRequest request, Instant now) {
        RecoveryFlowSettings.of(realm)
                .ifPresentOrElse(
                        settings -> queue(session, realm, request, settings, now),
                        () -> LOG.warnf(
                                "identity-check event=recovery_refused realm=%s cause=\"no step of the realm takes the"
                                        + " code that a text message asks for\"",
                                realm.getName()));
    }

    private static void queue(
            KeycloakSession session,
            RealmModel realm,
            RecoveryRequest request,
            RecoveryCodeSettings settings,
            Instant now) {
        CodeSettings codes = settings.codes();
        RecoveryRateLimits limits = new RecoveryRateLimits(session, realm, now);
        if (limits.code(request, sender(request), codes.resendInterval()) instanceof RateLimitDecision.Denied) {
            RecoveryDenial.CODE.report(realm, new EventBuilder(realm, session).event(EventType.RESET_PASSWORD));
            return;
        }
        RecoveryRequest entering = new RecoveryRequest(request.number(), Optional.empty());
        RecoveryCodeJob job = new RecoveryCodeJob(
                realm.getId(),
                request,
                new CodeGenerator(ServerSingletons.of(session, SecureRandom.class))
                        .next(limits.codeLength(entering, codes.length())),
                codes.lifetime(),
                now,
                new RecoveryCodeJob.ByTextMessage(
                        sender(request),
                        settings.withoutPassword(),
                        codes.accepted(),
                        new RecoveryCodeJob.Surroundings(
                                realm.getDefaultLocale() == null ? "en" : realm.getDefaultLocale(),
                                RecoveryCodePage.host(
                                        session.getContext().getUri().getBaseUri()),
                                CurrentRequest.base(session))));
        ServerSingletons.of(session, RecoveryCodeQueue.class).take(session.getKeycloakSessionFactory(), job);
    }

    // The client address is the gateway's for all senders, so the phone identifies the sender.
    private static String sender(RecoveryRequest request) {
        return "sms " + request.contact().map(Contact::canonical).orElse("");
    }
}
