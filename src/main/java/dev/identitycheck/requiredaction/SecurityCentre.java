package dev.identitycheck.requiredaction;

import dev.identitycheck.account.AccountDevices;
import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.IdentityRemoval;
import dev.identitycheck.account.PreferredMethod;
import dev.identitycheck.account.contact.VerifiedPhone;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.page.PageMessage;
import dev.identitycheck.requiredaction.operation.OperationCallback;
import dev.identitycheck.requiredaction.operation.OperationFlow;
import dev.identitycheck.requiredaction.operation.PinChange;
import dev.identitycheck.requiredaction.operation.SelfServicePolicies;
import dev.identitycheck.requiredaction.operation.SensitiveOperation;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.keycloak.authentication.RequiredActionContext;

/** The view of the security centre, in which users see and change how their account is protected. */
final class SecurityCentre implements SelfServiceAction.View, OperationCallback {

    private static final PageMessage NOTHING = new PageMessage.Nothing();

    private final RequiredActionContext context;
    private final InstantSource clock;
    private final OperationFlow flow;

    SecurityCentre(RequiredActionContext context, SelfServicePolicies policies, InstantSource clock) {
        this.context = context;
        this.clock = clock;
        this.flow = new OperationFlow(context, ProviderIds.SECURITY_CENTRE, policies, clock, this);
    }

    @Override
    public void show() {
        if (flow.isUnderway()) {
            flow.show();
        } else {
            show(NOTHING, "");
        }
    }

    @Override
    public void submit() {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (flow.isUnderway()) {
            flow.submit(form);
            return;
        }
        switch (single(form, "action")) {
            case "send" -> sendTo(PhoneForm.of(form, context.getRealm()));
            case "prefer" ->
                PreferredMethod.of(single(form, "preferred"))
                        .ifPresentOrElse(
                                method -> flow.begin(new SensitiveOperation.Prefer(method)), this::notUnderstood);
            case "lift" -> flow.begin(new SensitiveOperation.LiftBlock(single(form, "identity")));
            case "forget" -> forget(single(form, "identity"));
            case "pin" ->
                PinChange.of(single(form, "wish"))
                        .ifPresentOrElse(
                                change -> flow.begin(new SensitiveOperation.ChangePin(change)), this::notUnderstood);
            case "forget-device" -> forgetDevice(single(form, "device"));
            case "done" -> context.success();
            default -> notUnderstood();
        }
    }

    private void sendTo(PhoneForm entry) {
        entry.handle(
                phone -> flow.begin(new SensitiveOperation.NewPhone(phone)),
                wrong -> show(new PageMessage.AboutEntry(wrong.message(), List.of()), wrong.typed()));
    }

    // No step-up is needed: a forgotten identity is checked as a new one.
    private void forget(String entryId) {
        IdentityRemoval result = AccountLock.change(
                context.getSession(),
                context.getRealm(),
                context.getUser().getId(),
                account -> IdentityList.forget(account, entryId, clock.instant()));
        show(
                switch (result) {
                    case DONE -> new PageMessage.Info("identityCheckCentreForgotten");
                    case BLOCKED, MISSING -> new PageMessage.Problem("identityCheckCentreChanged", List.of());
                    case LAST -> new PageMessage.Problem("identityCheckCentreLastIdentity", List.of());
                },
                "");
    }

    // No step-up is needed: the next login with a forgotten browser is one from an unknown browser.
    private void forgetDevice(String id) {
        boolean isForgotten = AccountLock.change(
                context.getSession(),
                context.getRealm(),
                context.getUser().getId(),
                account -> new AccountDevices(account).forget(id).isPresent());
        show(
                isForgotten
                        ? new PageMessage.Info("identityCheckCentreDeviceForgotten")
                        : new PageMessage.Problem("identityCheckCentreChanged", List.of()),
                "");
    }

    private void notUnderstood() {
        show(new PageMessage.Problem("identityCheckUnknownAction", List.of()), "");
    }

    @Override
    public void done(SensitiveOperation operation) {
        VerifiedPhone.noteWritten(context.getSession(), context.getUser().getId());
        show(new PageMessage.Info("identityCheckCentreDone"), "");
    }

    @Override
    public void failed(PageMessage why) {
        show(why, "");
    }

    @Override
    public void cancelled() {
        show(NOTHING, "");
    }

    private void show(PageMessage message, String number) {
        context.challenge(new SecurityCentrePage(context, clock.instant()).show(message, number, flow.provedUntil()));
    }

    private static String single(MultivaluedMap<String, String> form, String field) {
        List<String> values = Objects.requireNonNullElse(form.get(field), List.of());
        return values.size() == 1 ? values.get(0) : "";
    }
}
