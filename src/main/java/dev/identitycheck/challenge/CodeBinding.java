package dev.identitycheck.challenge;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The text that a code is bound to: login, user, execution, purpose and identity. */
final class CodeBinding {

    private CodeBinding() {}

    static String of(ChallengeDefinition definition, String about) {
        AuthenticationSessionModel login = definition.context().login();
        return Stream.of(
                        Stream.of(
                                login.getParentSession().getId(),
                                login.getTabId(),
                                definition.userId(),
                                definition.context().executionId()),
                        definition.boundTo().stream(),
                        Stream.of(about))
                .flatMap(Function.identity())
                // The length before each part makes the text unique: no two lists of parts give the same text.
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining());
    }
}
