package dev.identitycheck.centre;

import dev.identitycheck.account.OwnPhone;
import dev.identitycheck.challenge.Say;
import dev.identitycheck.contact.ContactsOnFile;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.UserModel;

/** Has somebody prove a phone of theirs. */
final class VerifyPhone implements CentreAction.Room, ErrandRun.Home {

    private final RequiredActionContext context;
    private final ErrandRun errands;

    VerifyPhone(RequiredActionContext context, CentreRules rules, Supplier<Instant> clock) {
        this.context = context;
        this.errands = new ErrandRun(context, VerifyPhoneFactory.ID, rules, clock, this);
    }

    @Override
    public void arrive() {
        if (errands.isUnderway()) {
            errands.arrive();
        } else {
            show(new Say.Nothing(), unproved(context.getUser()));
        }
    }

    @Override
    public void answer() {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (errands.isUnderway()) {
            errands.answer(form);
        } else if (!List.of("send").equals(form.get("action")) && !form.containsKey(PhoneEntry.FIELD)) {
            show(new Say.Problem("identityCheckUnknownAction", List.of()), "");
        } else {
            PhoneEntry entry = PhoneEntry.of(form, context.getRealm());
            if (entry instanceof PhoneEntry.Usable usable) {
                errands.begin(new Errand.NewPhone(usable.phone()));
            } else if (entry instanceof PhoneEntry.Wrong wrong) {
                show(new Say.AboutEntry(wrong.message(), List.of()), wrong.typed());
            }
        }
    }

    @Override
    public void done(Errand errand) {
        OwnPhone.noteWritten(context.getSession(), context.getUser().getId());
        context.success();
    }

    @Override
    public void failed(Say why) {
        show(why, "");
    }

    @Override
    public void cancelled() {
        show(new Say.Nothing(), "");
    }

    private void show(Say say, String number) {
        context.challenge(new PhonePage(context).show(say, number));
    }

    private static String unproved(UserModel user) {
        String number = user.getFirstAttribute(ContactsOnFile.PHONE);
        return number == null || ContactsOnFile.marked(user).isPresent() ? "" : number;
    }
}
