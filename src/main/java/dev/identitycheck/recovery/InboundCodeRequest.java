package dev.identitycheck.recovery;

import dev.identitycheck.domain.contact.Contact;
import dev.identitycheck.domain.otp.CodeGenerator;
import dev.identitycheck.keycloak.CurrentRequest;
import dev.identitycheck.keycloak.ServerSingletons;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Requests a recovery code for the sender of an inbound text message. */
final class InboundCodeRequest {

    private InboundCodeRequest() {}

    /** Queues a code for the sender of an inbound text message. */
    static void queue(KeycloakSession session, RealmModel realm, RecoveryRequest request, Instant now) {
        RecoveryRequest entering = new RecoveryRequest(request.number(), Optional.empty());
        int length = new RecoveryRateLimits(session, realm, now).codeLength(entering, InboundSmsCodes.LENGTH);
        RecoveryCodeJob job = new RecoveryCodeJob(
                realm.getId(),
                request,
                new CodeGenerator(ServerSingletons.of(session, SecureRandom.class)).next(length),
                InboundSmsCodes.CODES.lifetime(),
                new RecoveryCodeJob.ByTextMessage(
                        request.contact().map(Contact::canonical).orElse(""),
                        new RecoveryCodeJob.Surroundings(
                                realm.getDefaultLocale() == null ? "en" : realm.getDefaultLocale(),
                                RecoveryCodePage.host(
                                        session.getContext().getUri().getBaseUri()),
                                CurrentRequest.base(session))));
        ServerSingletons.of(session, RecoveryCodeQueue.class).take(session.getKeycloakSessionFactory(), job);
    }
}
