package dev.identitycheck.centre;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.challenge.Say;
import dev.identitycheck.pin.HashedPin;
import dev.identitycheck.pin.OwnPin;
import dev.identitycheck.pin.PinOnFile;
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
final class PinChoice {

    private static final String FIELD = "pin";

    private final RequiredActionContext context;
    private final Instant now;

    PinChoice(RequiredActionContext context, Instant now) {
        this.context = context;
        this.now = now;
    }

    void show(Say say) {
        LoginFormsProvider form = context.form();
        if (say instanceof Say.AboutEntry entry) {
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
        OwnPin pin = OwnPin.of(typed.size() == 1 ? typed.get(0) : null, context.getUser());
        if (pin instanceof OwnPin.Usable usable) {
            // Hashing is slow on purpose: not under the lock.
            HashedPin hashed = HashedPin.of(context.getSession(), context.getRealm(), usable.pin());
            boolean isKept = keep.apply(account -> {
                new PinOnFile(account).replace(hashed, now);
                return true;
            });
            return isKept ? Optional.empty() : Optional.of("identityCheckCentreChanged");
        }
        return Optional.of(pin instanceof OwnPin.Trivial ? "identityCheckPinTrivial" : "identityCheckPinMalformed");
    }
}
