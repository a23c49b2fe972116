package dev.identitycheck.centre;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.ContactFile;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.challenge.CodeChallenge;
import dev.identitycheck.challenge.Entry;
import dev.identitycheck.challenge.Host;
import dev.identitycheck.challenge.Question;
import dev.identitycheck.challenge.Say;
import dev.identitycheck.contact.ProvedBy;
import dev.identitycheck.link.Prover;
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
final class ErrandRun {

    /** Where an errand begins, and where it ends. */
    interface Home {

        /** It is done. */
        void done(Errand errand);

        /** It cannot be done, and nothing was changed. */
        void failed(Say why);

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
    private final CentreRules rules;
    private final Supplier<Instant> clock;
    private final Home home;
    private final ErrandNotes notes;

    ErrandRun(RequiredActionContext context, String action, CentreRules rules, Supplier<Instant> clock, Home home) {
        this.context = context;
        this.action = action;
        this.rules = rules;
        this.clock = clock;
        this.home = home;
        this.notes = new ErrandNotes(context.getAuthenticationSession(), action);
    }

    boolean isUnderway() {
        return notes.errand().isPresent();
    }

    void begin(Errand errand) {
        notes.begin(errand, change(account -> OwnersWord.standing(file(account))));
        word(errand).dropFormer();
        phone(errand).ifPresent(CodeChallenge::dropFormer);
        goOn(errand);
    }

    /** Somebody comes back to the page. */
    void arrive() {
        notes.errand().ifPresent(this::goOn);
    }

    /** Somebody sent the form of a page on the way. */
    void answer(MultivaluedMap<String, String> form) {
        notes.errand().ifPresent(errand -> {
            Stage stage = stage(errand);
            if (stage == Stage.WORD) {
                word(errand).answer(Entry.of(form));
            } else if (stage == Stage.PHONE) {
                phone(errand).ifPresent(challenge -> challenge.answer(Entry.of(form)));
            } else if (stage == Stage.PIN) {
                choose(errand, form);
            } else {
                goOn(errand);
            }
        });
    }

    private void goOn(Errand errand) {
        switch (stage(errand)) {
            case WORD -> word(errand).arrive();
            case PHONE -> phone(errand).ifPresent(CodeChallenge::arrive);
            case PIN -> new PinChoice(context, clock.get()).show(new Say.Nothing());
            case DEED -> act(errand);
            case CHANGED -> fail("identityCheckCentreChanged");
            case NOBODY_TO_ASK -> fail("identityCheckCentreNobodyToAsk");
        }
    }

    private void choose(Errand errand, MultivaluedMap<String, String> form) {
        if (List.of("cancel").equals(form.get("action"))) {
            cancel();
            return;
        }
        PinChoice choice = new PinChoice(context, clock.get());
        choice.answer(form, keep -> isDone(errand, Stage.PIN, keep::apply))
                .ifPresentOrElse(wrong -> choice.show(new Say.AboutEntry(wrong, List.of())), () -> done(errand));
    }

    private void act(Errand errand) {
        if (errand instanceof Errand.ChangePin pin && pin.wish() == PinWish.MAIL) {
            PinMailing.objection(context, clock.get(), account -> tell(account, errand))
                    .ifPresentOrElse(this::fail, () -> done(errand));
            return;
        }
        if (isDone(errand, Stage.DEED, account -> new Deed(account).of(errand))) {
            done(errand);
        } else {
            fail("identityCheckCentreChanged");
        }
    }

    private boolean isDone(Errand errand, Stage due, Predicate<LockedAccount> deed) {
        return change(account -> {
            boolean isDone = stage(account, errand) == due && deed.test(account);
            if (isDone) {
                tell(account, errand);
            }
            return isDone;
        });
    }

    private void tell(LockedAccount account, Errand errand) {
        new OwnersNotice(account, clock.get()).of(errand, notes.word());
    }

    private Stage stage(Errand errand) {
        return change(account -> stage(account, errand));
    }

    private Stage stage(LockedAccount account, Errand errand) {
        OwnersWord word = new OwnersWord(file(account), errand);
        if (!word.isUnchanged(notes.contacts())) {
            return Stage.CHANGED;
        }
        boolean isGiven = word.given(notes.word()).isPresent();
        if (word.isNeeded() && !isGiven) {
            return Stage.WORD;
        }
        if (errand instanceof Errand.NewPhone) {
            return Stage.PHONE;
        }
        if (!isGiven) {
            return Stage.NOBODY_TO_ASK;
        }
        return errand instanceof Errand.ChangePin pin && pin.wish() == PinWish.OWN ? Stage.PIN : Stage.DEED;
    }

    private CodeChallenge word(Errand errand) {
        Answers answers = answers(via -> {
            notes.give(via);
            goOn(errand);
        });
        return challenge(host -> new WordQuestion(host, rules.ofWord(), bound(errand), clock, answers), "");
    }

    private Optional<CodeChallenge> phone(Errand errand) {
        if (!(errand instanceof Errand.NewPhone wanted)) {
            return Optional.empty();
        }
        Answers answers = answers(via -> done(errand));
        Prover prover = Prover.of(context.getSession(), context.getUser().getId());
        PhoneDeed deed = new PhoneDeed(wanted.phone(), prover, clock, account -> speaksFor(account, wanted));
        return Optional.of(
                challenge(host -> new PhoneQuestion(host, rules.ofPhone(), bound(errand), deed, answers), ".phone"));
    }

    // Where there is nobody to ask, the phone speaks for itself, and counts after a while.
    private Optional<ProvedBy> speaksFor(LockedAccount account, Errand.NewPhone wanted) {
        return stage(account, wanted) == Stage.PHONE
                ? new OwnersWord(file(account), wanted).given(notes.word()).or(() -> Optional.of(ProvedBy.ITSELF))
                : Optional.empty();
    }

    private Answers answers(Consumer<String> right) {
        return new Answers(right, this::fail, this::cancel);
    }

    // Two places: a right word leads on to the phone within one request.
    private CodeChallenge challenge(Function<Host, Question> question, String place) {
        Host host = Host.of(context, action + place);
        return new CodeChallenge(host, question.apply(host), clock);
    }

    private List<String> bound(Errand errand) {
        return List.of(notes.contacts(), errand.text());
    }

    private void done(Errand errand) {
        notes.forget();
        home.done(errand);
    }

    private void fail(String message) {
        notes.forget();
        home.failed(new Say.Problem(message, List.of()));
    }

    private void cancel() {
        notes.forget();
        home.cancelled();
    }

    private ContactFile file(LockedAccount account) {
        return ContactFile.of(account, clock.get());
    }

    private <T> T change(Function<LockedAccount, T> task) {
        return AccountLock.change(
                context.getSession(), context.getRealm(), context.getUser().getId(), task);
    }
}
