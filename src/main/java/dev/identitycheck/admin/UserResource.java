package dev.identitycheck.admin;

import dev.identitycheck.account.UncachedUser;
import dev.identitycheck.credential.GeneratedPin;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.phone.PhoneNumberParser;
import dev.identitycheck.settings.RealmSettings;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/**
 * The admin resource {@code …/identity-check/users/{id}}: the state of an account, and the operations of support staff.
 */
public final class UserResource {

    private final AdminRequest call;
    private final UserPermission permission;

    UserResource(AdminRequest call, UserPermission permission) {
        this.call = call;
        this.permission = permission;
    }

    /** The state of the account. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response get() {
        permission.requireView();
        // The user is read past the cache, because changed counters do not evict a cached user.
        UserModel stored = UncachedUser.find(
                        call.session(), call.realm(), permission.user().getId())
                .orElseThrow(NotFoundException::new);
        return AdminRequest.response(new AccountRepresentation(call.session(), call.realm(), stored).json());
    }

    /** Lifts the lockouts of every purpose or of one. */
    @POST
    @Path("unlock")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response unlock(InputStream body) {
        return run(OperationType.ACTION, body, Set.of(UnlockAccount.PURPOSE), UnlockAccount::of);
    }

    /** Removes an identity from the ledger. */
    @DELETE
    @Path("identities/{identityId}")
    public Response forget(@PathParam("identityId") String identityId, InputStream body) {
        return run(OperationType.DELETE, body, Set.of(), json -> new ForgetIdentity(identityId));
    }

    /** Lifts the block of an identity that the owner disowned. */
    @POST
    @Path("identities/{identityId}/allow")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response allow(@PathParam("identityId") String identityId, InputStream body) {
        return run(OperationType.ACTION, body, Set.of(), json -> new UnblockIdentity(identityId));
    }

    /** Removes a known browser: the next access from that browser is unfamiliar. */
    @DELETE
    @Path("devices/{deviceId}")
    public Response forgetDevice(@PathParam("deviceId") String deviceId, InputStream body) {
        return run(
                OperationType.DELETE,
                body,
                Set.of(),
                json -> new ForgetDevices(Optional.of(deviceId), ServerClock.now()));
    }

    /** Removes every known browser and ends every session. */
    @DELETE
    @Path("devices")
    public Response forgetDevices(InputStream body) {
        return run(
                OperationType.DELETE, body, Set.of(), json -> new ForgetDevices(Optional.empty(), ServerClock.now()));
    }

    /** Replaces a contact, or approves a contact that another member of the staff has entered. */
    @POST
    @Path("contacts")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response contacts(InputStream body) {
        PhoneNumberParser numbers =
                new PhoneNumberParser(RealmSettings.of(call.realm()).smsRegion());
        String staffId = call.auth().adminAuth().getUser().getId();
        return run(
                OperationType.ACTION,
                body,
                ContactRequest.FIELDS,
                json -> new ReplaceContact(ContactRequest.of(json, numbers), staffId, ServerClock.now()));
    }

    /** Sets a new PIN and mails it to the owner. */
    @POST
    @Path("pin")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response pin(InputStream body) {
        return run(
                OperationType.ACTION,
                body,
                Set.of(),
                json -> new EmailNewPin(
                        GeneratedPin.of(call.session(), call.realm(), permission.user()), ServerClock.now()));
    }

    /** Resets the account. */
    @POST
    @Path("reset")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response reset(InputStream body) {
        return run(OperationType.ACTION, body, Set.of(), json -> new ResetAccount(ServerClock.now()));
    }

    private Response run(
            OperationType type, InputStream body, Set<String> fields, UserOperationRunner.OperationReader reader) {
        permission.requireManage();
        return new UserOperationRunner(permission).run(type, body, fields, reader);
    }
}
