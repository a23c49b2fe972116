package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.credential.ChosenPin;
import dev.identitycheck.credential.HashedPin;
import dev.identitycheck.credential.PinCredentialStore;
import dev.identitycheck.page.PageMessage;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** Has somebody enter a PIN of their own. */
final class PinForm {

    private static final String FIELD = "pin";

    private final RequiredActionContext context;
    private final Instant now;

    PinForm(RequiredActionContext context, Instant now) {
        this.context = context;
        this.now = now;
    }

    void show(PageMessage say) {
        LoginFormsProvider form = context.form();
        if (say instanceof PageMessage.AboutEntry entry) {
            form.addError(new FormMessage(FIELD, entry.key()));
        }
        context.challenge(form.setAttribute(
                        "identityCheck", Map.of("account", context.getUser().getUsername()))
                .createForm("identity-check-pin.ftl"));
    }

    /**
     * Reads the form, and keeps the PIN if it can be used.
     *
     * @param keep keeps it under the account's lock, if that may be done still
     * @return what is wrong with the entry, as a message; empty if it was right
     */
    Optional<String> answer(
            MultivaluedMap<String, String> form, Function<Function<LockedAccount, Boolean>, Boolean> keep) {
        List<String> typed = form.getOrDefault(FIELD, List.of());
        ChosenPin pin = ChosenPin.of(typed.size() == 1 ? typed.get(0) : null, context.getUser());
        if (pin instanceof ChosenPin.Usable usable) {
            // Hashing is slow on purpose: not under the lock.
            HashedPin hashed = HashedPin.of(context.getSession(), context.getRealm(), usable.pin());
            boolean isKept = keep.apply(account -> {
                new PinCredentialStore(account).replace(hashed, now);
                return true;
            });
            return isKept ? Optional.empty() : Optional.of("identityCheckCentreChanged");
        }
        return Optional.of(pin instanceof ChosenPin.Trivial ? "identityCheckPinTrivial" : "identityCheckPinMalformed");
    }
}
