package dev.identitycheck.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.flow.ProviderRecord;
import dev.identitycheck.listener.UserProfileProtection;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.option.RealmOption;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.keycloak.events.admin.OperationType;

/** The admin resource {@code …/identity-check/settings}: the settings of the whole realm. */
public final class SettingsResource {

    private final AdminRequest call;

    SettingsResource(AdminRequest call) {
        this.call = call;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response get() {
        call.auth().realm().requireViewRealm();
        return AdminRequest.response(SettingsRepresentation.of(RealmSettings.of(call.realm())));
    }

    /**
     * Replaces all settings: a setting that is absent or null returns to its default. The answer is 204, or 200 with
     * the names of the settings that were taken away.
     */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response put(InputStream body) {
        return change(body, false);
    }

    /** Changes the settings that the body names, and no others; null returns a setting to its default. */
    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response patch(InputStream body) {
        return change(body, true);
    }

    private Response change(InputStream body, boolean onlyNamed) {
        call.auth().realm().requireManageRealm();
        NavigableSet<String> before = stored();
        try {
            ObjectNode json = JsonRequestBody.read(body);
            Map<RealmOption<?>, Optional<String>> values = SettingsRepresentation.read(json);
            // Who names each setting read them all before, defaults included, and changed some of them.
            boolean areAllNamed =
                    values.keySet().stream().allMatch(o -> json.has(o.option().key()));
            values.forEach((option, value) -> {
                if (!onlyNamed || json.has(option.option().key())) {
                    store(option, onlyNamed || areAllNamed ? value.filter(v -> !isDefault(option, v)) : value);
                }
            });
        } catch (InvalidRequestException e) {
            return e.response();
        }
        // One writing: after two in one transaction, Keycloak 26.7 keeps rows of the first one.
        ProviderRecord.takeSettings(call.session(), call.realm());
        if (ProtectedProviders.anyOwnIn(call.realm())) {
            // A setting may need an attribute of people that is not declared yet.
            UserProfileProtection.repair(call.session(), call.realm());
        }
        ObjectNode stored = SettingsRepresentation.of(RealmSettings.of(call.realm()));
        call.recordEvent(OperationType.UPDATE, "IDENTITY_CHECK_SETTINGS", stored);
        before.removeAll(stored());
        if (before.isEmpty()) {
            return Response.noContent().build();
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        before.forEach(answer.putArray("removed")::add);
        return AdminRequest.response(answer);
    }

    private NavigableSet<String> stored() {
        RealmSettings settings = RealmSettings.of(call.realm());
        return RealmSettings.OPTIONS.stream()
                .filter(option -> settings.stored(option).isPresent())
                .map(option -> option.option().key())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    // A stored default would stay when the default of a later version differs.
    private static boolean isDefault(RealmOption<?> option, String value) {
        return value.equals(option.defaultText());
    }

    private void store(RealmOption<?> option, Optional<String> value) {
        value.ifPresentOrElse(text -> call.realm().setAttribute(option.attribute(), text), () -> call.realm()
                .removeAttribute(option.attribute()));
    }
}
