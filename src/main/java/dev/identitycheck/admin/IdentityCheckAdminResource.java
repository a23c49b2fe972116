package dev.identitycheck.admin;

import dev.identitycheck.admin.doctor.Doctor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /admin/realms/{realm}/identity-check}. */
public final class IdentityCheckAdminResource {

    private final AdminRequest call;

    IdentityCheckAdminResource(AdminRequest call) {
        this.call = call;
    }

    @Path("settings")
    public SettingsResource settings() {
        return new SettingsResource(call);
    }

    @Path("setup")
    public SetupResource setup() {
        return new SetupResource(call);
    }

    /** One user, as far as the caller may see it. */
    @Path("users/{id}")
    public UserResource user(@PathParam("id") String id) {
        return new UserResource(call, UserPermission.to(call, id));
    }

    /** A description of this API for programs. */
    @GET
    @Path("openapi")
    @Produces(MediaType.APPLICATION_JSON)
    public Response openapi() {
        call.auth().requireAnyAdminRole();
        return AdminRequest.answer(OpenApiDocument.description());
    }

    /** What is wrong with the realm's set-up, the worst first. */
    @GET
    @Path("doctor")
    @Produces(MediaType.APPLICATION_JSON)
    public Response doctor() {
        call.auth().realm().requireViewRealm();
        call.auth().realm().requireViewIdentityProviders();
        return AdminRequest.answer(SetupRepresentation.of(Doctor.examine(call.session())));
    }
}
