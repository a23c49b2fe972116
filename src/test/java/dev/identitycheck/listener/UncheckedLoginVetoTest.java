package dev.identitycheck.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

@DisplayName("The veto at the end of a login")
class UncheckedLoginVetoTest {

    private final List<String> vetoes = new ArrayList<>();

    @Test
    void rolls_a_login_back_that_it_cannot_judge_for_want_of_a_database() {
        assertRolledBack(() -> {
            throw new IllegalStateException("no connection");
        });
    }

    @Test
    void rolls_a_login_back_that_it_cannot_judge_for_want_of_a_method() {
        assertRolledBack(() -> {
            throw new NoSuchMethodError("getAuthenticationFlowsStream");
        });
    }

    private void assertRolledBack(Runnable flows) {
        Event event = new Event();
        event.setType(EventType.LOGIN);

        // The log line and event of the veto need a whole server; the veto must not depend on them.
        Throwable thrown = catchThrowable(() -> UncheckedLoginVeto.check(session(flows), event));

        assertThat(vetoes).as("%s", thrown).containsExactly("enlistPrepare", "enlistAfterCompletion");
    }

    private KeycloakSession session(Runnable flows) {
        RealmModel realm = stub(RealmModel.class, (name, first) -> {
            if (name.equals("getAuthenticationFlowsStream")) {
                flows.run();
            }
            return null;
        });
        AuthenticationSessionModel login = stub(
                AuthenticationSessionModel.class,
                (name, first) -> name.equals("getUserSessionNotes")
                        ? Map.of()
                        : AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE.equals(first) ? "{}" : null);
        KeycloakContext context = stub(
                KeycloakContext.class,
                (name, first) ->
                        name.equals("getRealm") ? realm : name.equals("getAuthenticationSession") ? login : null);
        KeycloakTransactionManager transactions = stub(KeycloakTransactionManager.class, (name, first) -> {
            vetoes.add(name);
            return null;
        });
        return stub(
                KeycloakSession.class,
                (name, first) -> name.equals("getContext")
                        ? context
                        : name.equals("getTransactionManager") ? transactions : null);
    }

    private interface Answer {
        @Nullable
        Object to(String method, @Nullable Object first);
    }

    private static <T> T stub(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments == null ? null : arguments[0])));
    }
}
