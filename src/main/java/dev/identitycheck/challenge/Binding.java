package dev.identitycheck.challenge;

import java.util.List;
import java.util.stream.Collectors;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What a code is bound to: this login, this person, this identity, this purpose, this execution. */
final class Binding {

    private Binding() {}

    static String of(AuthenticationFlowContext context, BrokerLogin brokered, String about) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return List.of(
                        login.getParentSession().getId(),
                        login.getTabId(),
                        brokered.user().getId(),
                        context.getExecution().getId(),
                        brokered.identity().providerId(),
                        brokered.identity().subject(),
                        about)
                .stream()
                // With its length before each part, no two lists make the same text.
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining());
    }
}
