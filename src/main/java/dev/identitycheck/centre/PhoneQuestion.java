package dev.identitycheck.centre;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.challenge.CodePage;
import dev.identitycheck.challenge.CodeView;
import dev.identitycheck.challenge.Host;
import dev.identitycheck.challenge.Question;
import dev.identitycheck.challenge.Rules;
import dev.identitycheck.challenge.Say;
import dev.identitycheck.contact.ContactBook;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Has a phone proved: a code to that phone alone. */
final class PhoneQuestion implements Question {

    private final Host host;
    private final Rules rules;
    private final List<String> boundTo;
    private final PhoneDeed deed;
    private final Answers answers;

    PhoneQuestion(Host host, Rules rules, List<String> boundTo, PhoneDeed deed, Answers answers) {
        this.host = host;
        this.rules = rules;
        this.boundTo = boundTo;
        this.deed = deed;
        this.answers = answers;
    }

    @Override
    public Rules rules() {
        return rules;
    }

    // The same for every number: another one shall not be had a message before its time.
    @Override
    public String about() {
        return "number";
    }

    @Override
    public List<String> boundTo() {
        return boundTo;
    }

    @Override
    public ContactBook contacts(LockedAccount account) {
        return new ContactBook(Optional.empty(), Optional.of(deed.phone()));
    }

    @Override
    public boolean right(LockedAccount account, String via) {
        return deed.isDone(account);
    }

    @Override
    public Response page(CodeView view, Say say) {
        return CodePage.draw(host, view, rules.words(), say);
    }

    @Override
    public void passed() {
        answers.right().accept("sms");
    }

    @Override
    public void tooLate() {
        answers.failed().accept(deed.objection());
    }

    // Failures slow down here, and never lock; and the phone to be proved is always there.
    @Override
    public void shut() {
        answers.failed().accept(deed.objection());
    }

    @Override
    public void noContact() {
        answers.failed().accept(deed.objection());
    }

    @Override
    public void cancelled() {
        answers.cancelled().run();
    }
}
