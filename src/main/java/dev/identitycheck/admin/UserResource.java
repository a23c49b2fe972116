package dev.identitycheck.admin;

import dev.identitycheck.account.UncachedUser;
import dev.identitycheck.credential.GeneratedPin;
import dev.identitycheck.domain.contact.PhoneNumberParser;
import dev.identitycheck.keycloak.ServerClock;
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

/** {@code …/identity-check/users/{id}}: how one account stands, and what support can do for its owner. */
public final class UserResource {

    private final AdminRequest call;
    private final UserPermission access;

    UserResource(AdminRequest call, UserPermission access) {
        this.call = call;
        this.access = access;
    }

    /** How the account stands. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response get() {
        access.requireView();
        // Past the cache, which counters are not kept in step with.
        UserModel stored = UncachedUser.find(
                        call.session(), call.realm(), access.user().getId())
                .orElseThrow(NotFoundException::new);
        return AdminRequest.answer(new AccountRepresentation(call.session(), call.realm(), stored).json());
    }

    /** Lifts the locks, or one purpose's. */
    @POST
    @Path("unlock")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response unlock(InputStream body) {
        return act(OperationType.ACTION, body, Set.of(UnlockAccount.PURPOSE), UnlockAccount::of);
    }

    /** Forgets an identity. */
    @DELETE
    @Path("identities/{identityId}")
    public Response forget(@PathParam("identityId") String identityId, InputStream body) {
        return act(OperationType.DELETE, body, Set.of(), json -> new ForgetIdentity(identityId));
    }

    /** Lifts the block of an identity that the owner disowned. */
    @POST
    @Path("identities/{identityId}/allow")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response allow(@PathParam("identityId") String identityId, InputStream body) {
        return act(OperationType.ACTION, body, Set.of(), json -> new UnblockIdentity(identityId));
    }

    /** Has the account know a browser no more: the next access from it is unfamiliar. */
    @DELETE
    @Path("devices/{deviceId}")
    public Response forgetDevice(@PathParam("deviceId") String deviceId, InputStream body) {
        return act(
                OperationType.DELETE,
                body,
                Set.of(),
                json -> new ForgetDevices(Optional.of(deviceId), ServerClock.now()));
    }

    /** Has it know none any more, and ends every session. */
    @DELETE
    @Path("devices")
    public Response forgetDevices(InputStream body) {
        return act(
                OperationType.DELETE, body, Set.of(), json -> new ForgetDevices(Optional.empty(), ServerClock.now()));
    }

    /** Puts a contact in the place of an old one, or approves one that somebody else has put there. */
    @POST
    @Path("contacts")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response contacts(InputStream body) {
        PhoneNumberParser numbers =
                new PhoneNumberParser(RealmSettings.of(call.realm()).smsRegion());
        String staff = call.auth().adminAuth().getUser().getId();
        return act(
                OperationType.ACTION,
                body,
                ContactRequest.FIELDS,
                json -> new ReplaceContact(ContactRequest.of(json, numbers), staff, ServerClock.now()));
    }

    /** Mails the owner a new PIN. */
    @POST
    @Path("pin")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response pin(InputStream body) {
        return act(
                OperationType.ACTION,
                body,
                Set.of(),
                json -> new EmailNewPin(
                        GeneratedPin.of(call.session(), call.realm(), access.user()), ServerClock.now()));
    }

    /** Makes the account as new. */
    @POST
    @Path("reset")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response reset(InputStream body) {
        return act(OperationType.ACTION, body, Set.of(), json -> new ResetAccount(ServerClock.now()));
    }

    private Response act(
            OperationType operation, InputStream body, Set<String> fields, UserOperationRunner.Reader reader) {
        access.requireManage();
        return new UserOperationRunner(access).act(operation, body, fields, reader);
    }
}
