package dev.identitycheck.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountUnavailableException;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.notice.NotifyPolicy;
import dev.identitycheck.flow.ProtectedProviders;
import dev.identitycheck.keycloak.ServerClock;
import dev.identitycheck.notice.EarlierContacts;
import dev.identitycheck.notice.NoticeRecorder;
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
 * Runs an operation of support staff on an account, under the account's lock and in the transaction that also stores
 * the admin event: both are committed or neither is. A body with an unknown field is rejected.
 *
 * @param permission the permission of the caller, checked before
 */
record UserOperationRunner(UserPermission permission) {

    private static final Logger LOG = Logger.getLogger(UserOperationRunner.class);
    private static final String EVENT = "IDENTITY_CHECK_USER";

    /** Creates an operation from a request body. */
    interface OperationReader {

        UserOperation read(ObjectNode body) throws InvalidRequestException;
    }

    Response run(OperationType type, InputStream body, Set<String> fields, OperationReader reader) {
        try {
            ObjectNode json = JsonRequestBody.read(body);
            refuseUnknown(json, fields);
            Optional<AuditReason> reason = AuditReason.of(
                    json, RealmSettings.of(permission.call().realm()).reasonRequired());
            UserOperation operation = reader.read(json);
            perform(operation);
            recordEvent(type, operation, reason);
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

    private void perform(UserOperation operation) throws InvalidRequestException {
        Optional<InvalidRequestException> rejection;
        try {
            rejection = AccountLock.join(
                    permission.call().session(),
                    permission.call().realm(),
                    permission.user().getId(),
                    account -> {
                        try {
                            perform(operation, account);
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
                    permission.user().getId());
            rejection = Optional.of(InvalidRequestException.busy("the account is busy; try again"));
        } catch (UnreadableAccountException e) {
            LOG.warnf(
                    e,
                    "identity-check event=unreadable realm=%s user=%s",
                    realm(),
                    permission.user().getId());
            rejection =
                    Optional.of(InvalidRequestException.conflict("the attribute " + e.attribute() + " cannot be read"));
        }
        if (rejection.isPresent()) {
            permission.call().session().getTransactionManager().setRollbackOnly();
            throw rejection.get();
        }
    }

    // The owner is told at the contacts of before: the operation may remove them.
    private static void perform(UserOperation operation, LockedAccount account) throws InvalidRequestException {
        NoticeRecorder.makeReadable(account);
        EarlierContacts before = EarlierContacts.of(account, ServerClock.now());
        operation.applyTo(account);
        if (!operation.hasOwnNotice()) {
            NotifyPolicy policy = ProtectedProviders.notices(account.session(), account.realm());
            new NoticeRecorder(account, policy, ServerClock.now()).supportActed(operation.name(), before);
        }
    }

    private void recordEvent(OperationType type, UserOperation operation, Optional<AuditReason> reason) {
        String user = permission.user().getId();
        Map<String, String> details = new TreeMap<>(operation.details());
        details.put("act", operation.name());
        details.put("user", user);
        reason.ifPresent(r -> details.put(AuditReason.KEY, r.masked()));
        permission.call().recordEvent(type, EVENT, details);
        LOG.infof(
                "identity-check event=support act=%s realm=%s user=%s by=%s",
                operation.name(),
                realm(),
                user,
                permission.call().auth().adminAuth().getUser().getId());
    }

    private String realm() {
        return permission.call().realm().getName();
    }
}
