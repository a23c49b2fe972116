package dev.identitycheck.admin;

import dev.identitycheck.admin.doctor.Doctor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The admin resource {@code /admin/realms/{realm}/identity-check}. */
public final class IdentityCheckAdminResource {

    private static final String REPORT = "report";

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

    /** The resource of one user. Each of its operations checks the permission of the caller. */
    @Path("users/{id}")
    public UserResource user(@PathParam("id") String id) {
        return new UserResource(call, UserPermission.of(call, id));
    }

    /** The OpenAPI description of the admin API. */
    @GET
    @Path("openapi")
    @Produces(MediaType.APPLICATION_JSON)
    public Response openapi() {
        call.auth().requireAnyAdminRole();
        return AdminRequest.response(OpenApiDocument.description());
    }

    /**
     * The findings of the doctor in the realm, the most severe first.
     *
     * @param format {@code report} for an object that also says what was looked at; absent for the list alone
     */
    @GET
    @Path("doctor")
    @Produces(MediaType.APPLICATION_JSON)
    public Response doctor(@QueryParam("format") @Nullable String format) {
        call.auth().realm().requireViewRealm();
        call.auth().realm().requireViewIdentityProviders();
        if (format == null) {
            return AdminRequest.response(SetupRepresentation.of(Doctor.examine(call.session())));
        }
        return REPORT.equals(format)
                ? AdminRequest.response(DoctorReport.of(call.session()))
                : InvalidRequestException.field("there is no such format", "format", REPORT)
                        .response();
    }
}
