package dev.identitycheck.requiredaction;

import dev.identitycheck.account.UserContacts;
import dev.identitycheck.account.contact.VerifiedPhone;
import dev.identitycheck.page.PageMessage;
import dev.identitycheck.requiredaction.operation.OperationFlow;
import dev.identitycheck.requiredaction.operation.SelfServicePolicies;
import dev.identitycheck.requiredaction.operation.SensitiveOperation;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.UserModel;

/** Has somebody prove a phone of theirs. */
final class VerifyPhone implements SelfServiceAction.Room, OperationFlow.Home {

    private final RequiredActionContext context;
    private final OperationFlow errands;

    VerifyPhone(RequiredActionContext context, SelfServicePolicies rules, Supplier<Instant> clock) {
        this.context = context;
        this.errands = new OperationFlow(context, VerifyPhoneActionFactory.ID, rules, clock, this);
    }

    @Override
    public void arrive() {
        if (errands.isUnderway()) {
            errands.arrive();
        } else {
            show(new PageMessage.Nothing(), unproved(context.getUser()));
        }
    }

    @Override
    public void answer() {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (errands.isUnderway()) {
            errands.answer(form);
        } else if (!List.of("send").equals(form.get("action")) && !form.containsKey(PhoneForm.FIELD)) {
            show(new PageMessage.Problem("identityCheckUnknownAction", List.of()), "");
        } else {
            PhoneForm entry = PhoneForm.of(form, context.getRealm());
            if (entry instanceof PhoneForm.Usable usable) {
                errands.begin(new SensitiveOperation.NewPhone(usable.phone()));
            } else if (entry instanceof PhoneForm.Wrong wrong) {
                show(new PageMessage.AboutEntry(wrong.message(), List.of()), wrong.typed());
            }
        }
    }

    @Override
    public void done(SensitiveOperation errand) {
        VerifiedPhone.noteWritten(context.getSession(), context.getUser().getId());
        context.success();
    }

    @Override
    public void failed(PageMessage why) {
        show(why, "");
    }

    @Override
    public void cancelled() {
        show(new PageMessage.Nothing(), "");
    }

    private void show(PageMessage say, String number) {
        context.challenge(new PhonePage(context).show(say, number));
    }

    private static String unproved(UserModel user) {
        String number = user.getFirstAttribute(UserContacts.PHONE);
        return number == null || UserContacts.marked(user).isPresent() ? "" : number;
    }
}
