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
 * Records the time at which the condition of a sub-flow let a login in. Keycloak 26.7 keeps in the browser tab what was
 * passed, and asks nothing of another person's login there: so the condition reopens what another login had passed in
 * its sub-flow, and code that relies on such a step checks whether this login passed it. Everything is kept in the
 * login's own notes.
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

    /** Records that a condition has come true for the login. */
    public void begin(String flowId, Instant now) {
        if (since(flowId).isEmpty()) {
            reopen(flowId);
            login.setAuthNote(NOTE + flowId, now.toEpochMilli() + " " + loginKey());
        }
    }

    /**
     * Since when this login is in the sub-flow of a step, or in a sub-flow around it; empty if no condition let it in.
     */
    public Optional<Instant> around(AuthenticationExecutionModel step) {
        String flowId = step.getParentFlow();
        Optional<Instant> since = since(flowId);
        AuthenticationExecutionModel parent = realm.getAuthenticationExecutionByFlowId(flowId);
        return since.isPresent() || parent == null ? since : around(parent);
    }

    /** The steps before a step in its sub-flow that the login has passed. */
    public Stream<FlowExecution> passedBefore(AuthenticationExecutionModel step) {
        return FlowExecution.of(realm, step.getParentFlow())
                .takeWhile(s -> !s.execution().getId().equals(step.getId()))
                .filter(FlowExecution::isEnabled)
                .filter(s -> status(s.execution()) == ExecutionStatus.SUCCESS);
    }

    private Optional<Instant> since(String flowId) {
        return Optional.ofNullable(login.getAuthNote(NOTE + flowId))
                .map(note -> note.split(" ", 2))
                .filter(parts -> parts.length == 2 && parts[1].equals(loginKey()))
                .map(parts -> Instant.ofEpochMilli(Long.parseLong(parts[0])));
    }

    private void reopen(String flowId) {
        realm.getAuthenticationExecutionsStream(flowId).forEach(execution -> {
            if (PASSED.contains(status(execution))) {
                login.setExecutionStatus(execution.getId(), ExecutionStatus.CHALLENGED);
            }
            if (execution.isAuthenticatorFlow()) {
                reopen(execution.getFlowId());
            }
        });
    }

    private ExecutionStatus status(AuthenticationExecutionModel execution) {
        return login.getExecutionStatus().getOrDefault(execution.getId(), ExecutionStatus.CHALLENGED);
    }

    // The user and, after a login through a provider, the identity there.
    private String loginKey() {
        UserModel user = login.getAuthenticatedUser();
        String contexts = Stream.of(
                        PostBrokerLoginConstants.PBL_BROKERED_IDENTITY_CONTEXT,
                        AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE)
                .map(note -> Objects.requireNonNullElse(login.getAuthNote(note), ""))
                .map(text -> text.length() + ":" + text)
                .collect(Collectors.joining());
        return (user == null ? "" : user.getId()) + " "
                + HashUtils.sha256UrlEncodedHash(contexts, StandardCharsets.UTF_8);
    }
}
