package dev.identitycheck.requiredaction.operation;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.credential.ChosenPin;
import dev.identitycheck.credential.HashedPin;
import dev.identitycheck.credential.PinCredentialStore;
import dev.identitycheck.page.OwnPage;
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

/** Shows and handles the form in which users choose a PIN. */
final class PinForm {

    private static final String FIELD = "pin";

    private final RequiredActionContext context;
    private final Instant now;

    PinForm(RequiredActionContext context, Instant now) {
        this.context = context;
        this.now = now;
    }

    void show(PageMessage message) {
        LoginFormsProvider form = context.form();
        if (message instanceof PageMessage.AboutEntry entry) {
            form.addError(new FormMessage(FIELD, entry.key()));
        }
        context.challenge(OwnPage.render(
                context.getSession(),
                form,
                Map.of("account", context.getUser().getUsername()),
                "identity-check-pin.ftl"));
    }

    /**
     * Parses the form, and stores the PIN if it is usable.
     *
     * @param store runs the storing function under the account's lock, if that is still allowed
     * @return the key of the error message; empty if the PIN was stored
     */
    Optional<String> submit(
            MultivaluedMap<String, String> form, Function<Function<LockedAccount, Boolean>, Boolean> store) {
        List<String> typed = form.getOrDefault(FIELD, List.of());
        ChosenPin pin = ChosenPin.of(typed.size() == 1 ? typed.get(0) : null, context.getUser());
        if (pin instanceof ChosenPin.Usable usable) {
            // Hashing is slow on purpose, so it is done before the lock is taken.
            HashedPin hashed = HashedPin.of(context.getSession(), context.getRealm(), usable.pin());
            boolean isStored = store.apply(account -> {
                new PinCredentialStore(account).replace(hashed, now);
                return true;
            });
            return isStored ? Optional.empty() : Optional.of("identityCheckCentreChanged");
        }
        return Optional.of(pin instanceof ChosenPin.Trivial ? "identityCheckPinTrivial" : "identityCheckPinMalformed");
    }
}
