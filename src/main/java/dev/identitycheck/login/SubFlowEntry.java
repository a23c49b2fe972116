package dev.identitycheck.login;

import dev.identitycheck.flow.FlowExecution;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.PostBrokerLoginConstants;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/**
 * Since when a login is in a sub-flow, by the word of the condition that let it in. Keycloak 26.7 keeps what was passed in
 * the browser tab, and asks nothing of another person's login that comes there: so the condition opens again what another
 * login had passed in its sub-flow, and whoever relies on such a step looks whether it was passed by this one. All of it
 * stands in the login's own notes.
 */
public final class SubFlowEntry {

    private static final String NOTE = "identity-check.passage.";
    private static final Set<ExecutionStatus> PASSED = Set.of(
            ExecutionStatus.SUCCESS,
            ExecutionStatus.SKIPPED,
            ExecutionStatus.ATTEMPTED,
            ExecutionStatus.SETUP_REQUIRED);

    private final RealmModel realm;
    private final AuthenticationSessionModel login;

    public SubFlowEntry(RealmModel realm, AuthenticationSessionModel login) {
        this.realm = realm;
        this.login = login;
    }

    /** A condition has come true for the login. */
    public void begin(String flowId, Instant now) {
        if (since(flowId).isEmpty()) {
            open(flowId);
            login.setAuthNote(NOTE + flowId, now.toEpochMilli() + " " + login());
        }
    }

    /** Since when this very login is in the sub-flow of a step, or in one around it; nothing if no condition let it in. */
    public Optional<Instant> around(AuthenticationExecutionModel step) {
        String flowId = step.getParentFlow();
        Optional<Instant> since = since(flowId);
        AuthenticationExecutionModel parent = realm.getAuthenticationExecutionByFlowId(flowId);
        return since.isPresent() || parent == null ? since : around(parent);
    }

    /** The steps that stand before a step in its sub-flow and that the login has passed. */
    public Stream<FlowExecution> passedBefore(AuthenticationExecutionModel step) {
        return FlowExecution.of(realm, step.getParentFlow())
                .takeWhile(s -> !s.execution().getId().equals(step.getId()))
                .filter(FlowExecution::isEnabled)
                .filter(s -> status(s.execution()) == ExecutionStatus.SUCCESS);
    }

    private Optional<Instant> since(String flowId) {
        return Optional.ofNullable(login.getAuthNote(NOTE + flowId))
                .map(note -> note.split(" ", 2))
                .filter(parts -> parts.length == 2 && parts[1].equals(login()))
                .map(parts -> Instant.ofEpochMilli(Long.parseLong(parts[0])));
    }

    private void open(String flowId) {
        realm.getAuthenticationExecutionsStream(flowId).forEach(execution -> {
            if (PASSED.contains(status(execution))) {
                login.setExecutionStatus(execution.getId(), ExecutionStatus.CHALLENGED);
            }
            if (execution.isAuthenticatorFlow()) {
                open(execution.getFlowId());
            }
        });
    }

    private ExecutionStatus status(AuthenticationExecutionModel execution) {
        return login.getExecutionStatus().getOrDefault(execution.getId(), ExecutionStatus.CHALLENGED);
    }

    // Who signs in, and as whom at which provider, if at one.
    private String login() {
        UserModel user = login.getAuthenticatedUser();
        String said = Stream.of(
                        PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT,
                        AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE)
                .map(note -> Objects.requireNonNullElse(login.getAuthNote(note), ""))
                .map(text -> text.length() + ":" + text)
                .collect(Collectors.joining());
        return (user == null ? "" : user.getId()) + " " + HashUtils.sha256UrlEncodedHash(said, StandardCharsets.UTF_8);
    }
}
