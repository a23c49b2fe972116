package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.challenge.ChallengeContext;
import dev.identitycheck.challenge.ChallengeHandler;
import dev.identitycheck.challenge.CodeChallenge;
import dev.identitycheck.domain.contact.ContactProof;
import dev.identitycheck.login.RequestActor;
import dev.identitycheck.page.CodeForm;
import dev.identitycheck.page.PageMessage;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.keycloak.authentication.RequiredActionContext;

/**
 * One request about an errand: asks for the owner's word, has a phone proved, and does what was to be done. Each request
 * finds out anew, under the account's lock, how far the errand has come and whether it can still be done.
 */
public final class OperationFlow {

    /** Where an errand begins, and where it ends. */
    public interface Home {

        /** It is done. */
        void done(SensitiveOperation errand);

        /** It cannot be done, and nothing was changed. */
        void failed(PageMessage why);

        /** The person gave up. */
        void cancelled();
    }

    /** How far an errand is. */
    private enum Stage {
        WORD,
        PHONE,
        PIN,
        DEED,
        CHANGED,
        NOBODY_TO_ASK
    }

    private final RequiredActionContext context;
    private final String action;
    private final SelfServicePolicies rules;
    private final Supplier<Instant> clock;
    private final Home home;
    private final OperationSessionNotes notes;

    public OperationFlow(
            RequiredActionContext context,
            String action,
            SelfServicePolicies rules,
            Supplier<Instant> clock,
            Home home) {
        this.context = context;
        this.action = action;
        this.rules = rules;
        this.clock = clock;
        this.home = home;
        this.notes = new OperationSessionNotes(context.getAuthenticationSession(), action);
    }

    public boolean isUnderway() {
        return notes.errand().isPresent();
    }

    public void begin(SensitiveOperation errand) {
        notes.begin(errand, change(account -> StepUpConfirmation.standing(file(account))));
        word(errand).dropFormer();
        phone(errand).ifPresent(CodeChallenge::dropFormer);
        goOn(errand);
    }

    /** Somebody comes back to the page. */
    public void arrive() {
        notes.errand().ifPresent(this::goOn);
    }

    /** Somebody sent the form of a page on the way. */
    public void answer(MultivaluedMap<String, String> form) {
        notes.errand().ifPresent(errand -> {
            Stage stage = stage(errand);
            if (stage == Stage.WORD) {
                word(errand).answer(CodeForm.of(form));
            } else if (stage == Stage.PHONE) {
                phone(errand).ifPresent(challenge -> challenge.answer(CodeForm.of(form)));
            } else if (stage == Stage.PIN) {
                choose(errand, form);
            } else {
                goOn(errand);
            }
        });
    }

    private void goOn(SensitiveOperation errand) {
        switch (stage(errand)) {
            case WORD -> word(errand).arrive();
            case PHONE -> phone(errand).ifPresent(CodeChallenge::arrive);
            case PIN -> new PinForm(context, clock.get()).show(new PageMessage.Nothing());
            case DEED -> act(errand);
            case CHANGED -> fail("identityCheckCentreChanged");
            case NOBODY_TO_ASK -> fail("identityCheckCentreNobodyToAsk");
        }
    }

    private void choose(SensitiveOperation errand, MultivaluedMap<String, String> form) {
        if (List.of("cancel").equals(form.get("action"))) {
            cancel();
            return;
        }
        PinForm choice = new PinForm(context, clock.get());
        choice.answer(form, keep -> isDone(errand, Stage.PIN, keep::apply))
                .ifPresentOrElse(
                        wrong -> choice.show(new PageMessage.AboutEntry(wrong, List.of())), () -> done(errand));
    }

    private void act(SensitiveOperation errand) {
        if (errand instanceof SensitiveOperation.ChangePin pin && pin.wish() == PinChange.MAIL) {
            PinEmailRequest.objection(context, clock.get(), account -> tell(account, errand))
                    .ifPresentOrElse(this::fail, () -> done(errand));
            return;
        }
        if (isDone(errand, Stage.DEED, account -> new OperationExecutor(account).of(errand))) {
            done(errand);
        } else {
            fail("identityCheckCentreChanged");
        }
    }

    private boolean isDone(SensitiveOperation errand, Stage due, Predicate<LockedAccount> deed) {
        return change(account -> {
            boolean isDone = stage(account, errand) == due && deed.test(account);
            if (isDone) {
                tell(account, errand);
            }
            return isDone;
        });
    }

    private void tell(LockedAccount account, SensitiveOperation errand) {
        new ProtectionChangeNotice(account, clock.get()).of(errand, notes.word());
    }

    private Stage stage(SensitiveOperation errand) {
        return change(account -> stage(account, errand));
    }

    private Stage stage(LockedAccount account, SensitiveOperation errand) {
        StepUpConfirmation word = new StepUpConfirmation(file(account), errand);
        if (!word.isUnchanged(notes.contacts())) {
            return Stage.CHANGED;
        }
        boolean isGiven = word.given(notes.word()).isPresent();
        if (word.isNeeded() && !isGiven) {
            return Stage.WORD;
        }
        if (errand instanceof SensitiveOperation.NewPhone) {
            return Stage.PHONE;
        }
        if (!isGiven) {
            return Stage.NOBODY_TO_ASK;
        }
        return errand instanceof SensitiveOperation.ChangePin pin && pin.wish() == PinChange.OWN
                ? Stage.PIN
                : Stage.DEED;
    }

    private CodeChallenge word(SensitiveOperation errand) {
        SelfServiceCallbacks answers = answers(via -> {
            notes.give(via);
            goOn(errand);
        });
        return challenge(host -> new StepUpChallenge(host, rules.ofWord(), bound(errand), clock, answers), "");
    }

    private Optional<CodeChallenge> phone(SensitiveOperation errand) {
        if (!(errand instanceof SensitiveOperation.NewPhone wanted)) {
            return Optional.empty();
        }
        SelfServiceCallbacks answers = answers(via -> done(errand));
        RequestActor prover =
                RequestActor.of(context.getSession(), context.getUser().getId());
        PhoneRegistration deed =
                new PhoneRegistration(wanted.phone(), prover, clock, account -> speaksFor(account, wanted));
        return Optional.of(challenge(
                host -> new PhoneVerificationChallenge(host, rules.ofPhone(), bound(errand), deed, answers), ".phone"));
    }

    // Where there is nobody to ask, the phone speaks for itself, and counts after a while.
    private Optional<ContactProof> speaksFor(LockedAccount account, SensitiveOperation.NewPhone wanted) {
        return stage(account, wanted) == Stage.PHONE
                ? new StepUpConfirmation(file(account), wanted)
                        .given(notes.word())
                        .or(() -> Optional.of(ContactProof.ITSELF))
                : Optional.empty();
    }

    private SelfServiceCallbacks answers(Consumer<String> right) {
        return new SelfServiceCallbacks(right, this::fail, this::cancel);
    }

    // Two places: a right word leads on to the phone within one request.
    private CodeChallenge challenge(Function<ChallengeContext, ChallengeHandler> question, String place) {
        ChallengeContext host = ChallengeContext.of(context, action + place);
        return new CodeChallenge(host, question.apply(host), clock);
    }

    private List<String> bound(SensitiveOperation errand) {
        return List.of(notes.contacts(), errand.text());
    }

    private void done(SensitiveOperation errand) {
        notes.forget();
        home.done(errand);
    }

    private void fail(String message) {
        notes.forget();
        home.failed(new PageMessage.Problem(message, List.of()));
    }

    private void cancel() {
        notes.forget();
        home.cancelled();
    }

    private AccountContacts file(LockedAccount account) {
        return AccountContacts.of(account, clock.get());
    }

    private <T> T change(Function<LockedAccount, T> task) {
        return AccountLock.change(
                context.getSession(), context.getRealm(), context.getUser().getId(), task);
    }
}
