package dev.identitycheck.centre;

import dev.identitycheck.account.ContactFile;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.challenge.CodePage;
import dev.identitycheck.challenge.CodeView;
import dev.identitycheck.challenge.Host;
import dev.identitycheck.challenge.Question;
import dev.identitycheck.challenge.Rules;
import dev.identitycheck.challenge.Say;
import dev.identitycheck.contact.ContactBook;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Asks for the owner's word: a code to a contact that counts already. */
final class WordQuestion implements Question {

    private final Host host;
    private final Rules rules;
    private final List<String> boundTo;
    private final Supplier<Instant> clock;
    private final Answers answers;
    private final AtomicReference<String> way = new AtomicReference<>("");

    WordQuestion(Host host, Rules rules, List<String> boundTo, Supplier<Instant> clock, Answers answers) {
        this.host = host;
        this.rules = rules;
        this.boundTo = boundTo;
        this.clock = clock;
        this.answers = answers;
    }

    @Override
    public Rules rules() {
        return rules;
    }

    @Override
    public String about() {
        return "word";
    }

    @Override
    public List<String> boundTo() {
        return boundTo;
    }

    @Override
    public ContactBook contacts(LockedAccount account) {
        return ContactFile.of(account, clock.get()).confirming();
    }

    // What it allows is decided when it is used: that contact has to count then too.
    @Override
    public boolean right(LockedAccount account, String via) {
        way.set(via);
        return true;
    }

    @Override
    public Response page(CodeView view, Say say) {
        return CodePage.draw(host, view, rules.words(), say);
    }

    @Override
    public void passed() {
        answers.right().accept(way.get());
    }

    @Override
    public void tooLate() {
        answers.failed().accept("identityCheckCentreChanged");
    }

    @Override
    public void shut() {
        answers.failed().accept("identityCheckCentreChanged");
    }

    @Override
    public void noContact() {
        answers.failed().accept("identityCheckCentreChanged");
    }

    @Override
    public void cancelled() {
        answers.cancelled().run();
    }
}
