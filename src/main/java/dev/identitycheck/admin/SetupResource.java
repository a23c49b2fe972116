package dev.identitycheck.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.admin.doctor.Doctor;
import dev.identitycheck.admin.setup.LoginProviders;
import dev.identitycheck.admin.setup.RealmExport;
import dev.identitycheck.admin.setup.RemovalRequest;
import dev.identitycheck.admin.setup.Setup;
import dev.identitycheck.admin.setup.SetupRemoval;
import dev.identitycheck.admin.setup.SetupReport;
import dev.identitycheck.admin.setup.SetupRequest;
import dev.identitycheck.admin.setup.SetupTransaction;
import dev.identitycheck.keycloak.SecurityCentreAddress;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The admin resource {@code …/identity-check/setup}: runs, exports and removes the set-up of a realm. */
public final class SetupResource {

    private static final String EVENT = "IDENTITY_CHECK_SETUP";
    private static final String REALM_JSON = "realm-json";

    private final AdminRequest call;

    SetupResource(AdminRequest call) {
        this.call = call;
    }

    /** The set-up as a partial realm representation, to be kept in files and imported elsewhere. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response get(@QueryParam("format") @Nullable String format) {
        call.auth().realm().requireViewRealm();
        call.auth().realm().requireViewIdentityProviders();
        if (!REALM_JSON.equals(format)) {
            return InvalidRequestException.field("there is no such format", "format", REALM_JSON)
                    .response();
        }
        return AdminRequest.response(RealmExport.of(call.session(), call.realm()));
    }

    /** Sets the realm up: adds the step {@code identity-check} to the logins through its providers. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response post(InputStream body) {
        requireManage();
        try {
            ObjectNode json = JsonRequestBody.read(body);
            SetupRequest request = SetupRepresentation.request(json);
            if (request.securityCentre()) {
                call.auth().clients().requireManage();
            }
            refuseUnknown(request.identityProviders().orElse(List.of()));
            return run(SetupRepresentation.isDryRun(json), OperationType.ACTION, own -> {
                SetupReport report = Setup.run(own, own.getContext().getRealm(), request);
                ObjectNode result = SetupRepresentation.of(report, false);
                result.set("findings", SetupRepresentation.of(Doctor.examine(own)));
                return result;
            });
        } catch (InvalidRequestException e) {
            return e.response();
        }
    }

    /**
     * Removes the set-up and restores the former flows of the providers. With {@code everything}, all else of this
     * extension goes too: steps in other flows, settings, and what is stored of the users.
     */
    @DELETE
    @Produces(MediaType.APPLICATION_JSON)
    public Response delete(InputStream body) {
        requireManage();
        try {
            RemovalRequest request = SetupRepresentation.removal(JsonRequestBody.read(body));
            if (request.everything()) {
                call.auth().users().requireManage();
            }
            if (SecurityCentreAddress.client(call.realm()).isPresent()) {
                call.auth().clients().requireManage();
            }
            return run(request.isDryRun(), OperationType.DELETE, own -> {
                RealmModel realm = own.getContext().getRealm();
                return SetupRepresentation.of(
                        request.everything() ? SetupRemoval.runForEverything(own, realm) : SetupRemoval.run(own, realm),
                        false);
            });
        } catch (InvalidRequestException e) {
            return e.response();
        }
    }

    private void requireManage() {
        call.auth().realm().requireManageRealm();
        call.auth().realm().requireManageIdentityProviders();
    }

    private void refuseUnknown(List<String> aliases) throws InvalidRequestException {
        List<String> known = LoginProviders.all(call.session()).stream()
                .map(IdentityProviderModel::getAlias)
                .toList();
        for (String alias : aliases) {
            if (!known.contains(alias)) {
                throw InvalidRequestException.field(
                        "there is no such identity provider", SetupRepresentation.PROVIDERS, String.join(", ", known));
            }
        }
    }

    private Response run(boolean dryRun, OperationType operation, Function<KeycloakSession, ObjectNode> task) {
        Optional<ObjectNode> result = SetupTransaction.run(call.session(), call.realm(), dryRun, task);
        if (result.isEmpty()) {
            ObjectNode busy = JsonNodeFactory.instance.objectNode().put("error", "another set-up is running");
            return Response.status(Response.Status.CONFLICT)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(busy.toString())
                    .build();
        }
        ObjectNode json = result.get().put("dryRun", dryRun);
        if (!dryRun && !json.path("changes").isEmpty()) {
            call.recordEvent(operation, EVENT, json.path("changes"));
        }
        return AdminRequest.response(json);
    }
}
