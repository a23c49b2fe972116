package dev.identitycheck.centre;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.DeviceFile;
import dev.identitycheck.account.OwnPhone;
import dev.identitycheck.account.PreferredWay;
import dev.identitycheck.challenge.Say;
import dev.identitycheck.link.Forgetting;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.keycloak.authentication.RequiredActionContext;

/** Where people see and change how their account is protected. */
final class SecurityCentre implements CentreAction.Room, ErrandRun.Home {

    private static final Say NOTHING = new Say.Nothing();

    private final RequiredActionContext context;
    private final Supplier<Instant> clock;
    private final ErrandRun errands;

    SecurityCentre(RequiredActionContext context, CentreRules rules, Supplier<Instant> clock) {
        this.context = context;
        this.clock = clock;
        this.errands = new ErrandRun(context, SecurityCentreFactory.ID, rules, clock, this);
    }

    @Override
    public void arrive() {
        if (errands.isUnderway()) {
            errands.arrive();
        } else {
            show(NOTHING, "");
        }
    }

    @Override
    public void answer() {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (errands.isUnderway()) {
            errands.answer(form);
            return;
        }
        switch (single(form, "action")) {
            case "send" -> sendTo(PhoneEntry.of(form, context.getRealm()));
            case "prefer" ->
                PreferredWay.of(single(form, "preferred"))
                        .ifPresentOrElse(way -> errands.begin(new Errand.Prefer(way)), this::notUnderstood);
            case "lift" -> errands.begin(new Errand.LiftBlock(single(form, "identity")));
            case "forget" -> forget(single(form, "identity"));
            case "pin" ->
                PinWish.of(single(form, "wish"))
                        .ifPresentOrElse(wish -> errands.begin(new Errand.ChangePin(wish)), this::notUnderstood);
            case "forget-device" -> forgetDevice(single(form, "device"));
            case "done" -> context.success();
            default -> notUnderstood();
        }
    }

    private void sendTo(PhoneEntry entry) {
        if (entry instanceof PhoneEntry.Usable usable) {
            errands.begin(new Errand.NewPhone(usable.phone()));
        } else if (entry instanceof PhoneEntry.Wrong wrong) {
            show(new Say.AboutEntry(wrong.message(), List.of()), wrong.typed());
        }
    }

    // Whoever lets go of an identity gains nothing by it: it is asked as a new one.
    private void forget(String entryId) {
        Forgetting result = AccountLock.change(
                context.getSession(),
                context.getRealm(),
                context.getUser().getId(),
                account -> Identities.forget(account, entryId, clock.get()));
        show(
                switch (result) {
                    case DONE -> new Say.Info("identityCheckCentreForgotten");
                    case BLOCKED, MISSING -> new Say.Problem("identityCheckCentreChanged", List.of());
                    case LAST -> new Say.Problem("identityCheckCentreLastIdentity", List.of());
                },
                "");
    }

    // Likewise: the next access from there is unfamiliar.
    private void forgetDevice(String id) {
        boolean isDone = AccountLock.change(
                context.getSession(), context.getRealm(), context.getUser().getId(), account -> new DeviceFile(account)
                        .forget(id)
                        .isPresent());
        show(
                isDone
                        ? new Say.Info("identityCheckCentreDeviceForgotten")
                        : new Say.Problem("identityCheckCentreChanged", List.of()),
                "");
    }

    private void notUnderstood() {
        show(new Say.Problem("identityCheckUnknownAction", List.of()), "");
    }

    @Override
    public void done(Errand errand) {
        OwnPhone.noteWritten(context.getSession(), context.getUser().getId());
        show(new Say.Info("identityCheckCentreDone"), "");
    }

    @Override
    public void failed(Say why) {
        show(why, "");
    }

    @Override
    public void cancelled() {
        show(NOTHING, "");
    }

    private void show(Say say, String number) {
        context.challenge(new CentrePage(context, clock.get()).show(say, number));
    }

    private static String single(MultivaluedMap<String, String> form, String field) {
        List<String> values = Objects.requireNonNullElse(form.get(field), List.of());
        return values.size() == 1 ? values.get(0) : "";
    }
}
