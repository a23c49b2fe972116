package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.challenge.ChallengeContext;
import dev.identitycheck.challenge.CodeChallenge;
import dev.identitycheck.challenge.PurposeChallenge;
import dev.identitycheck.domain.contact.Channel;
import dev.identitycheck.domain.contact.ContactProof;
import dev.identitycheck.login.RequestActor;
import dev.identitycheck.page.CodeForm;
import dev.identitycheck.page.PageMessage;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.keycloak.authentication.RequiredActionContext;

/**
 * Runs one request of a sensitive operation: asks for a step-up code, verifies a new phone, and executes the
 * operation. Each request determines anew, under the account's lock, which stage is next and whether the operation is
 * still possible.
 */
public final class OperationFlow {

    private final RequiredActionContext context;
    private final String action;
    private final SelfServicePolicies policies;
    private final InstantSource clock;
    private final OperationCallback callback;
    private final OperationSessionNotes notes;
    private final RequestActor actor;

    public OperationFlow(
            RequiredActionContext context,
            String action,
            SelfServicePolicies policies,
            InstantSource clock,
            OperationCallback callback) {
        this.context = context;
        this.action = action;
        this.policies = policies;
        this.clock = clock;
        this.callback = callback;
        this.notes = new OperationSessionNotes(context.getAuthenticationSession(), action);
        this.actor = RequestActor.of(context.getSession(), context.getUser().getId());
    }

    public boolean isUnderway() {
        return notes.operation().isPresent();
    }

    public void begin(SensitiveOperation operation) {
        change(account -> begin(account, operation));
        stepUp(operation).dropFormer();
        phone(operation).ifPresent(CodeChallenge::dropFormer);
        proceed(operation);
    }

    // A step-up code of a moment ago confirms this operation too.
    private boolean begin(LockedAccount account, SensitiveOperation operation) {
        notes.begin(operation, scope().text(account), StepUpConfirmation.contactsHash(contacts(account)));
        Optional<StepUpProof> proof = standing(account);
        notes.hold(proof);
        proof.ifPresent(held -> notes.recordStepUp(held.channels()));
        return proof.isPresent();
    }

    private Optional<StepUpProof> standing(LockedAccount account) {
        return notes.proof()
                .filter(proof -> proof.isFresh(clock.instant()) && proof.stands(scope(), account, clock.instant()));
    }

    /** Until when the step-up code that was given stands for further operations; empty if none is. */
    public Optional<Instant> provedUntil() {
        return notes.proof().isEmpty()
                ? Optional.empty()
                : change(account -> standing(account).map(StepUpProof::until));
    }

    /** Shows the page of the current stage. */
    public void show() {
        notes.operation().ifPresent(this::proceed);
    }

    /** Handles the form of the current stage's page. */
    public void submit(MultivaluedMap<String, String> form) {
        notes.operation().ifPresent(operation -> {
            OperationStage stage = stage(operation);
            if (stage == OperationStage.STEP_UP) {
                stepUp(operation).submit(CodeForm.of(form));
            } else if (stage == OperationStage.PHONE) {
                phone(operation).ifPresent(challenge -> challenge.submit(CodeForm.of(form)));
            } else if (stage == OperationStage.PIN) {
                choose(operation, form);
            } else {
                proceed(operation);
            }
        });
    }

    private void proceed(SensitiveOperation operation) {
        switch (stage(operation)) {
            case STEP_UP -> stepUp(operation).show();
            case PHONE -> phone(operation).ifPresent(CodeChallenge::show);
            case PIN -> new PinForm(context, clock.instant()).show(new PageMessage.Nothing());
            case EXECUTION -> act(operation);
            case CHANGED -> fail("identityCheckCentreChanged");
            case NO_CONFIRMING_CONTACT -> fail("identityCheckCentreNobodyToAsk");
        }
    }

    private void choose(SensitiveOperation operation, MultivaluedMap<String, String> form) {
        if (List.of("cancel").equals(form.get("action"))) {
            cancel();
            return;
        }
        PinForm choice = new PinForm(context, clock.instant());
        choice.submit(form, store -> execute(operation, OperationStage.PIN, store::apply))
                .ifPresentOrElse(
                        wrong -> choice.show(new PageMessage.AboutEntry(wrong, List.of())), () -> done(operation));
    }

    private void act(SensitiveOperation operation) {
        if (operation instanceof SensitiveOperation.ChangePin pin && pin.change() == PinChange.MAIL) {
            PinEmailRequest.send(
                            context,
                            clock.instant(),
                            account -> stage(account, operation) == OperationStage.EXECUTION,
                            account -> recordChange(account, operation))
                    .ifPresentOrElse(this::fail, () -> done(operation));
            return;
        }
        if (execute(
                operation, OperationStage.EXECUTION, account -> new OperationExecutor(account).execute(operation))) {
            done(operation);
        } else {
            fail("identityCheckCentreChanged");
        }
    }

    private boolean execute(SensitiveOperation operation, OperationStage expected, Predicate<LockedAccount> execution) {
        return change(account -> {
            boolean isDone = stage(account, operation) == expected && execution.test(account);
            if (isDone) {
                recordChange(account, operation);
            }
            return isDone;
        });
    }

    private void recordChange(LockedAccount account, SensitiveOperation operation) {
        holdOn(account);
        new ProtectionChangeNotice(account, actor, clock.instant()).recordFor(operation, notes.stepUpChannels());
    }

    private void holdOn(LockedAccount account) {
        notes.hold(notes.proof().flatMap(proof -> proof.after(account, clock.instant())));
    }

    private OperationStage stage(SensitiveOperation operation) {
        return change(account -> stage(account, operation));
    }

    private OperationStage stage(LockedAccount account, SensitiveOperation operation) {
        StepUpConfirmation confirmation = new StepUpConfirmation(contacts(account), operation);
        // Whoever ends the sessions ends what was begun in them, a code that is still awaited included.
        if (!confirmation.isUnchanged(notes.contacts())
                || !notes.scope().equals(scope().text(account))
                || !isProofStanding(account)) {
            return OperationStage.CHANGED;
        }
        boolean isConfirmed = confirmation.proof(notes.stepUpChannels()).isPresent();
        if (confirmation.isNeeded() && !isConfirmed) {
            return OperationStage.STEP_UP;
        }
        if (operation instanceof SensitiveOperation.NewPhone) {
            return OperationStage.PHONE;
        }
        if (!isConfirmed) {
            return OperationStage.NO_CONFIRMING_CONTACT;
        }
        return operation instanceof SensitiveOperation.ChangePin pin && pin.change() == PinChange.OWN
                ? OperationStage.PIN
                : OperationStage.EXECUTION;
    }

    // Whoever ends the sessions or replaces the PIN ends what was confirmed before, too.
    private boolean isProofStanding(LockedAccount account) {
        return notes.stepUpChannels().isEmpty()
                || notes.proof()
                        .filter(proof -> proof.stands(scope(), account, clock.instant()))
                        .isPresent();
    }

    private ProofScope scope() {
        return new ProofScope(context.getAuthenticationSession());
    }

    private CodeChallenge stepUp(SensitiveOperation operation) {
        SelfServiceCallbacks callbacks = callbacks(channels -> {
            notes.recordStepUp(channels);
            notes.hold(Optional.of(change(account -> StepUpProof.of(scope(), account, channels, clock.instant()))));
            proceed(operation);
        });
        return challenge(
                challengeContext ->
                        new StepUpChallenge(challengeContext, policies.stepUp(), binding(operation), clock, callbacks),
                "");
    }

    private Optional<CodeChallenge> phone(SensitiveOperation operation) {
        if (!(operation instanceof SensitiveOperation.NewPhone newPhone)) {
            return Optional.empty();
        }
        SelfServiceCallbacks callbacks = callbacks(channels -> done(operation));
        PhoneRegistration registration = new PhoneRegistration(
                newPhone.phone(), actor, clock, account -> proof(account, newPhone), this::holdOn);
        return Optional.of(challenge(
                challengeContext -> new PhoneVerificationChallenge(
                        challengeContext, policies.phoneVerification(), binding(operation), registration, callbacks),
                ".phone"));
    }

    // Where no contact counts, the new phone is its own proof, and counts after the delay for new contacts.
    private Optional<ContactProof> proof(LockedAccount account, SensitiveOperation.NewPhone newPhone) {
        return stage(account, newPhone) == OperationStage.PHONE
                ? new StepUpConfirmation(contacts(account), newPhone)
                        .proof(notes.stepUpChannels())
                        .or(() -> Optional.of(ContactProof.ITSELF))
                : Optional.empty();
    }

    private SelfServiceCallbacks callbacks(Consumer<Set<Channel>> onSuccess) {
        return new SelfServiceCallbacks(onSuccess, this::fail, this::cancel);
    }

    // The suffix keeps the challenges apart: a right step-up code leads to the phone's challenge within one request.
    private CodeChallenge challenge(Function<ChallengeContext, PurposeChallenge> factory, String suffix) {
        ChallengeContext challengeContext = ChallengeContext.of(context, action + suffix);
        return CodeChallenge.of(challengeContext, factory.apply(challengeContext), clock);
    }

    private List<String> binding(SensitiveOperation operation) {
        return List.of(notes.contacts(), operation.text());
    }

    private void done(SensitiveOperation operation) {
        notes.forget();
        callback.done(operation);
    }

    private void fail(String message) {
        notes.forget();
        notes.hold(Optional.empty());
        callback.failed(new PageMessage.Problem(message, List.of()));
    }

    private void cancel() {
        notes.forget();
        callback.cancelled();
    }

    private AccountContacts contacts(LockedAccount account) {
        return AccountContacts.of(account, clock.instant());
    }

    private <T> T change(Function<LockedAccount, T> task) {
        return AccountLock.change(
                context.getSession(), context.getRealm(), context.getUser().getId(), task);
    }
}
