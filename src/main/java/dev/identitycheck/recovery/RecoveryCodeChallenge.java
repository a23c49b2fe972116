package dev.identitycheck.recovery;

import dev.identitycheck.challenge.CodeKeys;
import dev.identitycheck.challenge.CodePage;
import dev.identitycheck.challenge.Entry;
import dev.identitycheck.challenge.OpenCodes;
import dev.identitycheck.challenge.Say;
import dev.identitycheck.challenge.Wait;
import dev.identitycheck.code.OneTimeCode;
import dev.identitycheck.code.PendingCode;
import dev.identitycheck.delivery.limit.Claim;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.Outcome;
import dev.identitycheck.realm.Recovery;
import dev.identitycheck.settings.RecoverySettings;
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
final class RecoveryVisit {

    private static final Say EXPIRED = new Say.AboutEntry("identityCheckExpiredCode", List.of());

    private final KeycloakSession session;
    private final AuthenticationFlowContext context;
    private final RecoverySettings settings;
    private final Applicant applicant;
    private final RecoveryPost post;
    private final Supplier<Instant> clock;
    private final OpenCodes codes;
    private final Limits limits;
    private final Proof proof;
    private final String address;

    RecoveryVisit(
            KeycloakSession session,
            AuthenticationFlowContext context,
            RecoverySettings settings,
            Applicant applicant,
            RecoveryPost post,
            Supplier<Instant> clock) {
        this.session = session;
        this.context = context;
        this.settings = settings;
        this.applicant = applicant;
        this.post = post;
        this.clock = clock;
        this.codes = new OpenCodes(
                context.getAuthenticationSession(),
                context.getExecution().getId(),
                applicant.about(session, context.getRealm()));
        this.limits = new Limits(session, context.getRealm(), clock.get());
        this.proof = new Proof(
                context.getAuthenticationSession(), context.getExecution().getId());
        this.address = context.getConnection().getRemoteAddr();
    }

    /** Somebody comes to the page, for the first time or again. */
    void arrive() {
        codes.await(session, context.getForwardedErrorMessage() != null);
        Optional<Recovery> proved = proof.take(codes.about());
        if (proved.isPresent()) {
            goOn(proved.get());
        } else if (codes.isOpen() || isByText()) {
            show(new Say.Nothing());
        } else {
            send(false);
        }
    }

    private void goOn(Recovery recovery) {
        if (recovery.stands(session, context.getRealm(), clock.get())) {
            pass(recovery);
        } else {
            show(EXPIRED);
        }
    }

    /** Somebody pressed a button. */
    void answer(Entry entry) {
        if (proof.isThere(codes.about())) {
            comeBack();
            return;
        }
        switch (entry.action()) {
            case VERIFY -> codes.during(session, () -> verify(entry));
            case RESEND -> resend();
            case CANCEL -> cancel();
            case USE_EMAIL, USE_SMS, USE_PIN, UNKNOWN -> show(new Say.Problem("identityCheckUnknownAction", List.of()));
        }
    }

    private boolean isByText() {
        return applicant.contact().isEmpty();
    }

    private void resend() {
        if (isByText()) {
            show(new Say.Problem("identityCheckRecoveryByText", List.of()));
        } else {
            send(true);
        }
    }

    private void send(boolean pressed) {
        if (limits.code(applicant, address, settings.codes().resendInterval()) instanceof Claim.Denied denied) {
            codes.write(codes.read());
            tell(Denial.CODE);
            Instant until = denied.until().orElse(clock.get());
            show(Wait.until(until, clock.get()));
            return;
        }
        OneTimeCode code = NewCode.of(length());
        PendingCode pending = PendingCode.of(
                code,
                codes.binding(),
                new CodeKeys(session, context.getRealm()).active(),
                clock.get().plus(settings.codes().lifetime()),
                RecoveryPage.via(applicant));
        codes.write(codes.read().plus(pending, settings.codes().accepted()));
        post.take(session.getKeycloakSessionFactory(), order(code));
        show(pressed ? new Say.Info("identityCheckRecoveryResent") : new Say.Nothing());
    }

    private Order order(OneTimeCode code) {
        return new Order(
                context.getRealm().getId(),
                applicant,
                code,
                settings.codes().lifetime(),
                settings.withoutPassword(),
                address,
                session.getContext().resolveLocale(null).toLanguageTag(),
                RecoveryPage.host(context.getUriInfo().getBaseUri()),
                Order.Origin.PAGE);
    }

    private void verify(Entry entry) {
        int length = length();
        Optional<OneTimeCode> code = OneTimeCode.typed(entry.code(), length);
        if (code.isEmpty() && OneTimeCode.typed(entry.code(), usualLength()).isPresent()) {
            show(EXPIRED);
        } else if (code.isEmpty()) {
            show(new Say.AboutEntry("identityCheckMalformedCode", List.of(length)));
        } else if (!isByText() && codes.read().liveUntil(clock.get()).isEmpty()) {
            // Nothing is live, so nothing can be compared, and nothing is counted.
            show(EXPIRED);
        } else {
            attempt(code.get());
        }
    }

    private int usualLength() {
        return isByText() ? InboundCodes.LENGTH : settings.codes().length();
    }

    private int length() {
        return limits.codeLength(applicant, usualLength());
    }

    private void attempt(OneTimeCode code) {
        Optional<String> account = new FoundAccount(session, codes.about()).id();
        Guess guess = limits.guess(
                applicant,
                account,
                address,
                settings.maxFailures(),
                code.digits().length());
        if (guess instanceof Guess.Counted counted) {
            compare(code)
                    // Another one than the guesses are counted for.
                    .filter(recovery -> recovery.userId().equals(counted.account()))
                    .ifPresentOrElse(recovery -> right(recovery, counted), this::wrong);
        } else if (guess instanceof Guess.Unseen unseen) {
            if (unseen.limited()) {
                tell(Denial.ACCOUNT);
            }
            wrong();
        } else if (guess instanceof Guess.TooShort) {
            tell(Denial.SHORT_CODE);
            show(EXPIRED);
        } else if (guess instanceof Guess.Refused refused) {
            tell(Denial.GUESS);
            show(Wait.afterFailures(refused.until(), clock.get()));
        }
    }

    private void tell(Denial denial) {
        denial.tell(context.getRealm(), context.getEvent());
    }

    private Optional<Recovery> compare(OneTimeCode code) {
        if (isByText()) {
            return compareText(code);
        }
        CodeKeys keys = new CodeKeys(session, context.getRealm());
        return codes.read().find(code, codes.binding(), keys::find, clock.get()).flatMap(this::standing);
    }

    private Optional<Recovery> compareText(OneTimeCode code) {
        InboundCodes texts = new InboundCodes(session, context.getRealm(), applicant.number());
        return texts.find(code, clock.get()).filter(found -> texts.use()).flatMap(this::standing);
    }

    private Optional<Recovery> standing(PendingCode code) {
        return Proof.standing(session, context.getRealm(), applicant, code, settings, clock.get());
    }

    // The login goes on with the next request: had this one ended the step, the second post of a double click would
    // meet
    // "page expired", as Keycloak 26.7 drops the current execution at once.
    private void right(Recovery recovery, Guess.Counted guess) {
        limits.giveBack(guess);
        codes.remove();
        proof.note(codes.about(), recovery);
        CheckEvents.send(context.getEvent().clone().user(recovery.userId()), Outcome.CONFIRMED);
        comeBack();
    }

    private void wrong() {
        CheckEvents.send(context.getEvent().clone(), Outcome.WRONG_CODE);
        show(new Say.AboutEntry("identityCheckWrongCode", List.of(left())));
    }

    private int left() {
        return limits.guessesLeft(applicant, address, settings.maxFailures());
    }

    private void pass(Recovery recovery) {
        Applicant.forget(context.getAuthenticationSession());
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
        Applicant.forget(context.getAuthenticationSession());
        context.challenge(Response.status(Response.Status.FOUND)
                .location(RecoveryPage.loginAgain(context))
                .build());
    }

    private void show(Say say) {
        Instant next = limits.nextCode(applicant, address, settings.codes().resendInterval());
        RecoveryPage page = new RecoveryPage(applicant, clock.get());
        context.challenge(CodePage.draw(context.form(), page.view(codes.read(), length(), left(), next), say));
    }
}
