package dev.identitycheck.challenge;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What a code is bound to: this login, this person, this place, this purpose, this identity. */
final class CodeBinding {

    private CodeBinding() {}

    static String of(ChallengeDefinition matter, String about) {
        AuthenticationSessionModel login = matter.host().login();
        return Stream.of(
                        Stream.of(
                                login.getParentSession().getId(),
                                login.getTabId(),
                                matter.userId(),
                                matter.host().place()),
                        matter.boundTo().stream(),
                        Stream.of(about))
                .flatMap(Function.identity())
                // With its length before each part, no two lists make the same text.
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining());
    }
}
