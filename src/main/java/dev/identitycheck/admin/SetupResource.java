package dev.identitycheck.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.admin.doctor.Doctor;
import dev.identitycheck.admin.setup.LoginProviders;
import dev.identitycheck.admin.setup.RealmExport;
import dev.identitycheck.admin.setup.Setup;
import dev.identitycheck.admin.setup.SetupRemoval;
import dev.identitycheck.admin.setup.SetupReport;
import dev.identitycheck.admin.setup.SetupRequest;
import dev.identitycheck.admin.setup.SetupTransaction;
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

/** {@code …/identity-check/setup}: the step's place in the realm. */
public final class SetupResource {

    private static final String EVENT = "IDENTITY_CHECK_SETUP";
    private static final String REALM_JSON = "realm-json";

    private final AdminRequest call;

    SetupResource(AdminRequest call) {
        this.call = call;
    }

    /** The set-up as part of a realm, to be kept in files and imported elsewhere. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response get(@QueryParam("format") @Nullable String format) {
        call.auth().realm().requireViewRealm();
        call.auth().realm().requireViewIdentityProviders();
        if (!REALM_JSON.equals(format)) {
            return InvalidRequestException.field("there is no such format", "format", REALM_JSON)
                    .response();
        }
        return AdminRequest.answer(RealmExport.of(call.session(), call.realm()));
    }

    /** Puts the step into the realm. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response post(InputStream body) {
        requireManage();
        try {
            ObjectNode json = JsonRequestBody.read(body);
            SetupRequest request = SetupRepresentation.request(json);
            refuseUnknown(request.identityProviders().orElse(List.of()));
            return run(SetupRepresentation.isDryRun(json), OperationType.ACTION, own -> {
                SetupReport report = Setup.run(own, own.getContext().getRealm(), request);
                ObjectNode answer = SetupRepresentation.of(report, false);
                answer.set("findings", SetupRepresentation.of(Doctor.examine(own)));
                return answer;
            });
        } catch (InvalidRequestException e) {
            return e.response();
        }
    }

    /** Takes it out again and gives the providers their former flows back. */
    @DELETE
    @Produces(MediaType.APPLICATION_JSON)
    public Response delete() {
        requireManage();
        return run(
                false,
                OperationType.DELETE,
                own -> SetupRepresentation.of(
                        SetupRemoval.run(own, own.getContext().getRealm()), false));
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
        Optional<ObjectNode> answer = SetupTransaction.run(call.session(), call.realm(), dryRun, task);
        if (answer.isEmpty()) {
            ObjectNode busy = JsonNodeFactory.instance.objectNode().put("error", "another set-up is running");
            return Response.status(Response.Status.CONFLICT)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(busy.toString())
                    .build();
        }
        ObjectNode json = answer.get().put("dryRun", dryRun);
        if (!dryRun && !json.path("changes").isEmpty()) {
            call.tell(operation, EVENT, json.path("changes"));
        }
        return AdminRequest.answer(json);
    }
}
