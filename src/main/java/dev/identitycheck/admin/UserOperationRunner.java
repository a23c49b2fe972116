package dev.identitycheck.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.settings.RealmSettings;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.keycloak.events.admin.OperationType;

/**
 * How support acts on an account: with a body that is understood to the end, under the account's lock, and in the
 * transaction that also stores the admin event. Either both are kept or neither is.
 *
 * @param access the caller's, who was found to have the right
 */
record UserOperationRunner(UserPermission access) {

    private static final Logger LOG = Logger.getLogger(UserOperationRunner.class);
    private static final String EVENT = "IDENTITY_CHECK_USER";

    /** Makes the deed of a body. */
    interface Reader {

        UserOperation read(ObjectNode body) throws InvalidRequestException;
    }

    Response act(OperationType operation, InputStream body, Set<String> fields, Reader reader) {
        try {
            ObjectNode json = JsonRequestBody.read(body);
            refuseUnknown(json, fields);
            Optional<AuditReason> reason =
                    AuditReason.of(json, RealmSettings.of(access.call().realm()).reasonRequired());
            UserOperation deed = reader.read(json);
            perform(deed);
            tell(operation, deed, reason);
            return Response.noContent().build();
        } catch (InvalidRequestException e) {
            return e.response();
        }
    }

    private static void refuseUnknown(ObjectNode json, Set<String> fields) throws InvalidRequestException {
        Set<String> known = new TreeSet<>(fields);
        known.add(AuditReason.KEY);
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (!known.contains(field.getKey())) {
                throw InvalidRequestException.field("there is no such field", field.getKey(), String.join(", ", known));
            }
        }
    }

    private void perform(UserOperation deed) throws InvalidRequestException {
        Optional<InvalidRequestException> objection;
        try {
            objection = AccountLock.join(
                    access.call().session(),
                    access.call().realm(),
                    access.user().getId(),
                    account -> {
                        try {
                            deed.doTo(account);
                            return Optional.empty();
                        } catch (InvalidRequestException e) {
                            return Optional.of(e);
                        }
                    });
        } catch (AccountUnavailableException e) {
            LOG.warnf(
                    e,
                    "identity-check event=support_busy realm=%s user=%s",
                    realm(),
                    access.user().getId());
            objection = Optional.of(InvalidRequestException.busy("the account is busy; try again"));
        } catch (UnreadableAccountException e) {
            LOG.warnf(
                    e,
                    "identity-check event=unreadable realm=%s user=%s",
                    realm(),
                    access.user().getId());
            objection =
                    Optional.of(InvalidRequestException.conflict("the attribute " + e.attribute() + " cannot be read"));
        }
        if (objection.isPresent()) {
            access.call().session().getTransactionManager().setRollbackOnly();
            throw objection.get();
        }
    }

    private void tell(OperationType operation, UserOperation deed, Optional<AuditReason> reason) {
        String user = access.user().getId();
        Map<String, String> details = new TreeMap<>(deed.details());
        details.put("act", deed.name());
        details.put("user", user);
        reason.ifPresent(r -> details.put(AuditReason.KEY, r.masked()));
        access.call().tell(operation, EVENT, details);
        LOG.infof(
                "identity-check event=support act=%s realm=%s user=%s by=%s",
                deed.name(),
                realm(),
                user,
                access.call().auth().adminAuth().getUser().getId());
    }

    private String realm() {
        return access.call().realm().getName();
    }
}
