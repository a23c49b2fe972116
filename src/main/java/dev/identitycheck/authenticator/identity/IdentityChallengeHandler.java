package dev.identitycheck.authenticator.identity;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.challenge.AttemptLimiter;
import dev.identitycheck.challenge.ChallengeDecision;
import dev.identitycheck.challenge.ChallengeHandler;
import dev.identitycheck.challenge.ChallengeState;
import dev.identitycheck.challenge.CodeChallenge;
import dev.identitycheck.challenge.CodeSender;
import dev.identitycheck.challenge.MessageDemand;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.identity.ConfirmationMethod;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.page.CodePage;
import dev.identitycheck.page.CodeView;
import dev.identitycheck.page.PageMessage;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;

/** Handles the challenge of a new identity; a right code makes the identity known. */
final class IdentityChallengeHandler implements ChallengeHandler {

    private final IdentityCheck check;
    private final IdentityResponder responder;

    private IdentityChallengeHandler(IdentityCheck check, IdentityResponder responder) {
        this.check = check;
        this.responder = responder;
    }

    /** Makes the challenge for one request at the step. */
    static CodeChallenge challenge(AuthenticationFlowContext context, IdentityCheck check, CodeSender sender) {
        CheckEvents events = new CheckEvents(context.getEvent(), check.login().user(), check.identity());
        IdentityResponder responder = new IdentityResponder(context, check, events);
        return new CodeChallenge(check.definition(), events, sender, new IdentityChallengeHandler(check, responder));
    }

    @Override
    public ChallengeDecision decide(LockedAccount account, MessageDemand demand) {
        return new IdentityEvaluation(check, demand).decide(account).challenge(responder);
    }

    @Override
    public AttemptLimiter attempts() {
        return new IdentityAttemptLimiter(check);
    }

    @Override
    public boolean accept(PendingCode code, ChallengeState state) {
        ConfirmationResult result =
                new IdentityConfirmation(check).confirm(confirmedBy(code.channels()), code, state.about());
        return result.respond(responder);
    }

    private static ConfirmationMethod confirmedBy(Set<Channel> channels) {
        if (channels.size() > 1) {
            return ConfirmationMethod.BOTH;
        }
        return switch (channels.stream().findFirst().orElseThrow()) {
            case EMAIL -> ConfirmationMethod.EMAIL;
            case SMS -> ConfirmationMethod.SMS;
        };
    }

    // The authenticator has set the mark, before it looked at the settings and the ledger.
    @Override
    public void during(Runnable verification) {
        verification.run();
    }

    @Override
    public Response page(CodeView view, PageMessage message) {
        return CodePage.draw(check.context().session(), check.context().form(), view, message);
    }

    @Override
    public void lockedOut() {
        responder.locked();
    }

    @Override
    public void withdraw() {
        new IdentityConfirmation(check).withdraw();
    }

    @Override
    public void cancelled() {
        responder.cancelled();
    }
}
