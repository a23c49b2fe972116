package dev.identitycheck.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.flow.ProviderRecord;
import dev.identitycheck.flow.RealmSettingsCopy;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.option.RealmOption;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
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

    /** Replaces all settings: a setting that is absent or null returns to its default. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(InputStream body) {
        call.auth().realm().requireManageRealm();
        try {
            SettingsRepresentation.read(JsonRequestBody.read(body)).forEach(this::store);
        } catch (InvalidRequestException e) {
            return e.response();
        }
        RealmSettingsCopy.take(call.session(), call.realm());
        ProviderRecord.updateBeforeCommit(call.session(), call.realm());
        ObjectNode stored = SettingsRepresentation.of(RealmSettings.of(call.realm()));
        call.recordEvent(OperationType.UPDATE, "IDENTITY_CHECK_SETTINGS", stored);
        return Response.noContent().build();
    }

    private void store(RealmOption<?> option, Optional<String> value) {
        value.ifPresentOrElse(text -> call.realm().setAttribute(option.attribute(), text), () -> call.realm()
                .removeAttribute(option.attribute()));
    }
}
