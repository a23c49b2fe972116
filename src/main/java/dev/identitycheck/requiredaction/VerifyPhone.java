package dev.identitycheck.requiredaction;

import dev.identitycheck.account.UserContacts;
import dev.identitycheck.account.contact.VerifiedPhone;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.page.PageMessage;
import dev.identitycheck.requiredaction.operation.OperationCallback;
import dev.identitycheck.requiredaction.operation.OperationFlow;
import dev.identitycheck.requiredaction.operation.SelfServicePolicies;
import dev.identitycheck.requiredaction.operation.SensitiveOperation;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.InstantSource;
import java.util.List;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.UserModel;

/** The view of the required action in which users verify a phone. */
final class VerifyPhone implements SelfServiceAction.View, OperationCallback {

    private final RequiredActionContext context;
    private final OperationFlow flow;

    VerifyPhone(RequiredActionContext context, SelfServicePolicies policies, InstantSource clock) {
        this.context = context;
        this.flow = new OperationFlow(context, ProviderIds.VERIFY_PHONE, policies, clock, this);
    }

    @Override
    public void show() {
        if (flow.isUnderway()) {
            flow.show();
        } else {
            show(new PageMessage.Nothing(), unverified(context.getUser()));
        }
    }

    @Override
    public void submit() {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (flow.isUnderway()) {
            flow.submit(form);
        } else if (!List.of("send").equals(form.get("action")) && !form.containsKey(PhoneForm.FIELD)) {
            show(new PageMessage.Problem("identityCheckUnknownAction", List.of()), "");
        } else {
            PhoneForm.of(form, context.getRealm())
                    .handle(
                            phone -> flow.begin(new SensitiveOperation.NewPhone(phone)),
                            wrong -> show(new PageMessage.AboutEntry(wrong.message(), List.of()), wrong.typed()));
        }
    }

    @Override
    public void done(SensitiveOperation operation) {
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

    private void show(PageMessage message, String number) {
        context.challenge(new PhonePage(context).show(message, number));
    }

    private static String unverified(UserModel user) {
        String number = user.getFirstAttribute(UserContacts.PHONE);
        return number == null || UserContacts.marked(user).isPresent() ? "" : number;
    }
}
