package dev.identitycheck.recovery;

import dev.identitycheck.domain.otp.OneTimeCode;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.keycloak.CodeKeys;
import dev.identitycheck.listener.VerifiedRecovery;
import dev.identitycheck.page.CodeForm;
import dev.identitycheck.page.CodePage;
import dev.identitycheck.page.PageMessage;
import dev.identitycheck.page.WaitMessages;
import dev.identitycheck.ratelimit.RateLimitDecision;
import dev.identitycheck.settings.RecoveryCodeSettings;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;

/**
 * One request at the page that asks for a recovery's code. Until a code was right, nothing here asks whether there is such
 * an account.
 */
final class RecoveryCodeChallenge {

    private static final PageMessage EXPIRED = new PageMessage.AboutEntry("identityCheckExpiredCode", List.of());

    private final KeycloakSession session;
    private final AuthenticationFlowContext context;
    private final RecoveryCodeSettings settings;
    private final RecoveryRequest applicant;
    private final RecoveryCodeQueue post;
    private final Supplier<Instant> clock;
    private final AnonymousChallenge codes;
    private final RecoveryRateLimits limits;
    private final RecoveryProof proof;
    private final String address;

    RecoveryCodeChallenge(
            KeycloakSession session,
            AuthenticationFlowContext context,
            RecoveryCodeSettings settings,
            RecoveryRequest applicant,
            RecoveryCodeQueue post,
            Supplier<Instant> clock) {
        this.session = session;
        this.context = context;
        this.settings = settings;
        this.applicant = applicant;
        this.post = post;
        this.clock = clock;
        this.codes = new AnonymousChallenge(
                context.getAuthenticationSession(),
                context.getExecution().getId(),
                applicant.about(session, context.getRealm()));
        this.limits = new RecoveryRateLimits(session, context.getRealm(), clock.get());
        this.proof = new RecoveryProof(
                context.getAuthenticationSession(), context.getExecution().getId());
        this.address = context.getConnection().getRemoteAddr();
    }

    /** Somebody comes to the page, for the first time or again. */
    void arrive() {
        codes.await(session, context.getForwardedErrorMessage() != null);
        Optional<VerifiedRecovery> proved = proof.take(codes.about());
        if (proved.isPresent()) {
            goOn(proved.get());
        } else if (codes.isOpen() || isByText()) {
            show(new PageMessage.Nothing());
        } else {
            send(false);
        }
    }

    private void goOn(VerifiedRecovery recovery) {
        if (recovery.stands(session, context.getRealm(), clock.get())) {
            pass(recovery);
        } else {
            show(EXPIRED);
        }
    }

    /** Somebody pressed a button. */
    void answer(CodeForm entry) {
        if (proof.isThere(codes.about())) {
            comeBack();
            return;
        }
        switch (entry.action()) {
            case VERIFY -> codes.during(session, () -> verify(entry));
            case RESEND -> resend();
            case CANCEL -> cancel();
            case USE_EMAIL, USE_SMS, USE_PIN, UNKNOWN ->
                show(new PageMessage.Problem("identityCheckUnknownAction", List.of()));
        }
    }

    private boolean isByText() {
        return applicant.contact().isEmpty();
    }

    private void resend() {
        if (isByText()) {
            show(new PageMessage.Problem("identityCheckRecoveryByText", List.of()));
        } else {
            send(true);
        }
    }

    private void send(boolean pressed) {
        if (limits.code(applicant, address, settings.codes().resendInterval())
                instanceof RateLimitDecision.Denied denied) {
            codes.write(codes.read());
            tell(RecoveryDenial.CODE);
            Instant until = denied.until().orElse(clock.get());
            show(WaitMessages.until(until, clock.get()));
            return;
        }
        OneTimeCode code = RecoveryCodeGenerator.of(length());
        PendingCode pending = PendingCode.of(
                code,
                codes.binding(),
                new CodeKeys(session, context.getRealm()).active(),
                clock.get().plus(settings.codes().lifetime()),
                RecoveryCodePage.via(applicant));
        codes.write(codes.read().plus(pending, settings.codes().accepted()));
        post.take(session.getKeycloakSessionFactory(), order(code));
        show(pressed ? new PageMessage.Info("identityCheckRecoveryResent") : new PageMessage.Nothing());
    }

    private RecoveryCodeJob order(OneTimeCode code) {
        return new RecoveryCodeJob(
                context.getRealm().getId(),
                applicant,
                code,
                settings.codes().lifetime(),
                settings.withoutPassword(),
                address,
                session.getContext().resolveLocale(null).toLanguageTag(),
                RecoveryCodePage.host(context.getUriInfo().getBaseUri()),
                RecoveryCodeJob.Origin.PAGE);
    }

    private void verify(CodeForm entry) {
        int length = length();
        Optional<OneTimeCode> code = OneTimeCode.typed(entry.code(), length);
        if (code.isEmpty() && OneTimeCode.typed(entry.code(), usualLength()).isPresent()) {
            show(EXPIRED);
        } else if (code.isEmpty()) {
            show(new PageMessage.AboutEntry("identityCheckMalformedCode", List.of(length)));
        } else if (!isByText() && codes.read().liveUntil(clock.get()).isEmpty()) {
            // Nothing is live, so nothing can be compared, and nothing is counted.
            show(EXPIRED);
        } else {
            attempt(code.get());
        }
    }

    private int usualLength() {
        return isByText() ? InboundSmsCodes.LENGTH : settings.codes().length();
    }

    private int length() {
        return limits.codeLength(applicant, usualLength());
    }

    private void attempt(OneTimeCode code) {
        Optional<String> account = new AccountLookupResult(session, codes.about()).id();
        RecoveryAttemptDecision guess = limits.guess(
                applicant,
                account,
                address,
                settings.maxFailures(),
                code.digits().length());
        if (guess instanceof RecoveryAttemptDecision.Counted counted) {
            compare(code)
                    // Another one than the guesses are counted for.
                    .filter(recovery -> recovery.userId().equals(counted.account()))
                    .ifPresentOrElse(recovery -> right(recovery, counted), this::wrong);
        } else if (guess instanceof RecoveryAttemptDecision.Unseen unseen) {
            if (unseen.limited()) {
                tell(RecoveryDenial.ACCOUNT);
            }
            wrong();
        } else if (guess instanceof RecoveryAttemptDecision.TooShort) {
            tell(RecoveryDenial.SHORT_CODE);
            show(EXPIRED);
        } else if (guess instanceof RecoveryAttemptDecision.Refused refused) {
            tell(RecoveryDenial.GUESS);
            show(WaitMessages.afterFailures(refused.until(), clock.get()));
        }
    }

    private void tell(RecoveryDenial denial) {
        denial.tell(context.getRealm(), context.getEvent());
    }

    private Optional<VerifiedRecovery> compare(OneTimeCode code) {
        if (isByText()) {
            return compareText(code);
        }
        CodeKeys keys = new CodeKeys(session, context.getRealm());
        return codes.read().find(code, codes.binding(), keys::find, clock.get()).flatMap(this::standing);
    }

    private Optional<VerifiedRecovery> compareText(OneTimeCode code) {
        InboundSmsCodes texts = new InboundSmsCodes(session, context.getRealm(), applicant.number());
        return texts.find(code, clock.get()).filter(found -> texts.use()).flatMap(this::standing);
    }

    private Optional<VerifiedRecovery> standing(PendingCode code) {
        return RecoveryProof.standing(session, context.getRealm(), applicant, code, settings, clock.get());
    }

    // The login goes on with the next request: had this one ended the step, the second post of a double click
    // would meet "page expired", as Keycloak 26.7 drops the current execution at once.
    private void right(VerifiedRecovery recovery, RecoveryAttemptDecision.Counted guess) {
        limits.giveBack(guess);
        codes.remove();
        proof.note(codes.about(), recovery);
        CheckEvents.send(context.getEvent().clone().user(recovery.userId()), CheckOutcome.CONFIRMED);
        comeBack();
    }

    private void wrong() {
        CheckEvents.send(context.getEvent().clone(), CheckOutcome.WRONG_CODE);
        show(new PageMessage.AboutEntry("identityCheckWrongCode", List.of(left())));
    }

    private int left() {
        return limits.guessesLeft(applicant, address, settings.maxFailures());
    }

    private void pass(VerifiedRecovery recovery) {
        RecoveryRequest.forget(context.getAuthenticationSession());
        context.setUser(session.users().getUserById(context.getRealm(), recovery.userId()));
        proof.end(recovery);
        context.success();
    }

    private void comeBack() {
        context.challenge(Response.status(Response.Status.FOUND)
                .location(context.getRefreshUrl(false))
                .build());
    }

    private void cancel() {
        codes.remove();
        RecoveryRequest.forget(context.getAuthenticationSession());
        context.challenge(Response.status(Response.Status.FOUND)
                .location(RecoveryCodePage.loginAgain(context))
                .build());
    }

    private void show(PageMessage say) {
        Instant next = limits.nextCode(applicant, address, settings.codes().resendInterval());
        RecoveryCodePage page = new RecoveryCodePage(applicant, clock.get());
        context.challenge(CodePage.draw(context.form(), page.view(codes.read(), length(), left(), next), say));
    }
}
