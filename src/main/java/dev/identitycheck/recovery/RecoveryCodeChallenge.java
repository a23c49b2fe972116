package dev.identitycheck.recovery;

import dev.identitycheck.challenge.AttemptResponses;
import dev.identitycheck.challenge.CountedVerification;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.otp.CodeGenerator;
import dev.identitycheck.domain.otp.OneTimeCode;
import dev.identitycheck.domain.otp.PendingCode;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.keycloak.CodeKeys;
import dev.identitycheck.keycloak.CurrentRequest;
import dev.identitycheck.listener.VerifiedRecovery;
import dev.identitycheck.page.BrowserRedirect;
import dev.identitycheck.page.CodeForm;
import dev.identitycheck.page.CodePage;
import dev.identitycheck.page.CodeView;
import dev.identitycheck.page.PageMessage;
import dev.identitycheck.page.RefusalPage;
import dev.identitycheck.page.WaitMessages;
import dev.identitycheck.page.WaitView;
import dev.identitycheck.ratelimit.RateLimitDecision;
import dev.identitycheck.settings.RecoveryCodeSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;

/**
 * Handles one request of the page that asks for a recovery code. Until a code was right, nothing here looks up whether
 * the account exists.
 */
final class RecoveryCodeChallenge {

    private final KeycloakSession session;
    private final AuthenticationFlowContext context;
    private final RecoveryCodeSettings settings;
    private final RecoveryRequest request;
    private final CodeGenerator generator;
    private final RecoveryCodeQueue queue;
    private final InstantSource clock;
    private final AnonymousChallenge codes;
    private final RecoveryRateLimits limits;
    private final RecoveryProof proof;
    private final String address;

    RecoveryCodeChallenge(
            KeycloakSession session,
            AuthenticationFlowContext context,
            RecoveryCodeSettings settings,
            RecoveryRequest request,
            CodeGenerator generator,
            RecoveryCodeQueue queue,
            InstantSource clock) {
        this.session = session;
        this.context = context;
        this.settings = settings;
        this.request = request;
        this.generator = generator;
        this.queue = queue;
        this.clock = clock;
        this.codes = new AnonymousChallenge(
                context.getAuthenticationSession(),
                context.getExecution().getId(),
                request.subjectKey(session, context.getRealm()));
        this.limits = new RecoveryRateLimits(session, context.getRealm(), clock.instant());
        this.proof = new RecoveryProof(
                context.getAuthenticationSession(), context.getExecution().getId());
        this.address = context.getConnection().getRemoteAddr();
    }

    /** Shows the page, for the first time or again. */
    void show() {
        codes.await(session, context.getForwardedErrorMessage() != null);
        if (proof.isEnded(codes.subjectKey())) {
            showEnd();
            return;
        }
        Optional<VerifiedRecovery> proved = proof.take(codes.subjectKey());
        if (proved.isPresent()) {
            resume(proved.get());
        } else if (codes.isOpen() || isByText()) {
            show(new PageMessage.Nothing());
        } else {
            send(false);
        }
    }

    private void resume(VerifiedRecovery recovery) {
        if (recovery.isValid(session, context.getRealm(), clock.instant())) {
            pass(recovery);
        } else if (recovery.isRefused(session, context.getRealm())) {
            end(recovery.userId());
        } else {
            show(CountedVerification.EXPIRED);
        }
    }

    /** Handles a submitted form. */
    void submit(CodeForm entry) {
        if (proof.isPresent(codes.subjectKey())) {
            BrowserRedirect.toPage(context);
            return;
        }
        if (proof.isEnded(codes.subjectKey())) {
            showEnd();
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
        return request.contact().isEmpty();
    }

    private void resend() {
        if (isByText()) {
            show(new PageMessage.Problem("identityCheckRecoveryByText", List.of()));
        } else {
            send(true);
        }
    }

    private void send(boolean pressed) {
        if (limits.code(request, address, settings.codes().resendInterval())
                instanceof RateLimitDecision.Denied denied) {
            codes.write(codes.read(), clock.instant());
            report(RecoveryDenial.CODE);
            Instant until = denied.until().orElse(clock.instant());
            show(WaitMessages.until(until, clock.instant()));
            return;
        }
        OneTimeCode code = generator.next(length());
        Instant now = clock.instant();
        PendingCode pending = PendingCode.of(
                code,
                codes.binding(),
                new CodeKeys(session, context.getRealm()).active(),
                now,
                settings.codes().lifetime(),
                request.contact().map(contact -> Set.of(Channel.of(contact))).orElse(Set.of()));
        codes.write(codes.read().plus(pending, settings.codes().accepted()), now);
        queue.take(session.getKeycloakSessionFactory(), job(code, now));
        show(pressed ? new PageMessage.Info("identityCheckRecoveryResent") : new PageMessage.Nothing());
    }

    private RecoveryCodeJob job(OneTimeCode code, Instant now) {
        return new RecoveryCodeJob(
                context.getRealm().getId(),
                request,
                code,
                settings.codes().lifetime(),
                now,
                new RecoveryCodeJob.OnPage(
                        address,
                        settings.withoutPassword(),
                        new RecoveryCodeJob.Surroundings(
                                session.getContext().resolveLocale(null).toLanguageTag(),
                                RecoveryCodePage.host(context.getUriInfo().getBaseUri()),
                                CurrentRequest.base(session))));
    }

    private void verify(CodeForm entry) {
        int length = length();
        Optional<OneTimeCode> code = OneTimeCode.typed(entry.code(), length);
        if (code.isEmpty()
                && OneTimeCode.typed(entry.code(), settings.codes().length()).isPresent()) {
            show(CountedVerification.EXPIRED);
        } else if (code.isEmpty()) {
            show(new PageMessage.AboutEntry("identityCheckMalformedCode", List.of(length)));
        } else if (!isByText() && codes.read().acceptedUntil(clock.instant()).isEmpty()) {
            // No code is live, so no entry can be compared or counted.
            show(CountedVerification.EXPIRED);
        } else {
            attempt(code.get());
        }
    }

    private int length() {
        return limits.codeLength(request, settings.codes().length());
    }

    private void attempt(OneTimeCode code) {
        Optional<String> account = new AccountLookupResult(session, codes.subjectKey()).id();
        RecoveryAttemptLimiter attempts = new RecoveryAttemptLimiter(
                () -> limits.attempt(
                        request,
                        account,
                        address,
                        settings.maxFailures(),
                        code.digits().length()),
                this::left,
                this::report);
        AttemptResponses responses = new AttemptResponses(
                this::show,
                () -> BrowserRedirect.toPage(context),
                // No attempt at a recovery locks: a lockout would reveal that the account exists.
                () -> show(CountedVerification.EXPIRED),
                left -> CheckEvents.send(context.getEvent().clone(), CheckOutcome.WRONG_CODE),
                this::show);
        new CountedVerification(attempts, responses, "identityCheckWrongCode", clock)
                .verify(() -> compare(code).flatMap(verdict -> counted(attempts, verdict)), this::onRightCode);
    }

    /**
     * A right code.
     *
     * @param verdict what the code leads to
     * @param counted the charges of the attempt
     */
    private record RightCode(RecoveryProof.Verdict verdict, RecoveryAttemptDecision.Counted counted) {}

    // A code of another account than the one that the attempt was counted for is wrong.
    private static Optional<RightCode> counted(RecoveryAttemptLimiter attempts, RecoveryProof.Verdict verdict) {
        return attempts.counted()
                .filter(counted -> verdict.userId().equals(counted.account()))
                .map(counted -> new RightCode(verdict, counted));
    }

    private void report(RecoveryDenial denial) {
        denial.report(context.getRealm(), context.getEvent());
    }

    private Optional<RecoveryProof.Verdict> compare(OneTimeCode code) {
        if (isByText()) {
            return compareText(code);
        }
        CodeKeys keys = new CodeKeys(session, context.getRealm());
        return codes.read()
                .find(code, codes.binding(), keys::find, clock.instant())
                .flatMap(this::verified);
    }

    private Optional<RecoveryProof.Verdict> compareText(OneTimeCode code) {
        InboundSmsCodes texts = new InboundSmsCodes(session, context.getRealm(), request.number());
        return texts.find(code, clock.instant())
                .filter(found -> texts.consume())
                .flatMap(this::verified);
    }

    private Optional<RecoveryProof.Verdict> verified(PendingCode code) {
        return RecoveryProof.verified(
                session,
                context.getRealm(),
                request,
                new RecoveryProof.EnteredCode(code, codes.read().issued()),
                settings,
                clock.instant());
    }

    // The login goes on with the next request: had this one ended the step, the second post of a double click
    // would meet "page expired", as Keycloak 26.7 drops the current execution at once.
    private void onRightCode(RightCode right) {
        limits.refund(right.counted());
        codes.remove();
        right.verdict()
                .recovery()
                .ifPresentOrElse(this::go, () -> end(right.verdict().userId()));
    }

    private void go(VerifiedRecovery recovery) {
        proof.store(codes.subjectKey(), recovery);
        CheckEvents.send(context.getEvent().clone().user(recovery.userId()), CheckOutcome.CONFIRMED);
        BrowserRedirect.toPage(context);
    }

    // It stays ended: only another login may ask for another code.
    private void end(String userId) {
        proof.end(codes.subjectKey());
        CheckEvents.send(
                context.getEvent().clone().user(userId).detail(CheckEvents.PURPOSE, Purpose.RECOVERY.key()),
                CheckOutcome.BLOCKED);
        showEnd();
    }

    private void showEnd() {
        context.challenge(RefusalPage.refusedRecovery(session, context::form));
    }

    private int left() {
        return limits.attemptsLeft(request, address, settings.maxFailures());
    }

    private void pass(VerifiedRecovery recovery) {
        RecoveryRequest.forget(context.getAuthenticationSession());
        context.setUser(session.users().getUserById(context.getRealm(), recovery.userId()));
        proof.endSessionAfterActions(recovery);
        context.success();
    }

    private void cancel() {
        codes.remove();
        RecoveryRequest.forget(context.getAuthenticationSession());
        context.challenge(BrowserRedirect.to(RecoveryCodePage.loginRestart(context)));
    }

    private CodeView.Waits waits() {
        WaitView.Factory waits = WaitView.Factory.of(session, null, clock.instant());
        WaitView resend =
                waits.until(limits.nextCode(request, address, settings.codes().resendInterval()));
        WaitView entry = waits.until(limits.nextAttempt(request, address, settings.maxFailures()));
        return new CodeView.Waits(entry, resend, resend, resend);
    }

    private void show(PageMessage message) {
        RecoveryCodePage page = new RecoveryCodePage(request, clock.instant());
        context.challenge(CodePage.draw(
                context.getSession(), context.form(), page.view(codes.read(), length(), left(), waits()), message));
    }
}
