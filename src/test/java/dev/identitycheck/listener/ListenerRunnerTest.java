package dev.identitycheck.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RealmProvider;

@DisplayName("A handler that fails")
class ListenerRunnerTest {

    private final List<String> vetoes = new ArrayList<>();
    private String step = "identity-check";

    @Test
    void does_not_keep_the_others_from_running() {
        List<String> ran = new ArrayList<>();
        ListenerRunner runner = new ListenerRunner(session(), "realm");

        runner.run("first", ListenerRunnerTest::failForMissingField);
        runner.run("second", () -> ran.add("second"));

        assertThat(ran).containsExactly("second");
        assertThat(vetoes).isEmpty();
    }

    @Test
    void rolls_the_request_back_where_it_has_a_veto() {
        new ListenerRunner(session(), "realm").runOrVeto("gate", ListenerRunnerTest::failForMissingField);

        assertThat(vetoes).containsExactly("enlistPrepare", "enlistAfterCompletion");
    }

    @Test
    void rolls_nothing_back_in_a_realm_without_the_extension() {
        step = "auth-otp-form";

        new ListenerRunner(session(), "realm").runOrVeto("gate", ListenerRunnerTest::failForMissingField);

        assertThat(vetoes).isEmpty();
    }

    @Test
    void rolls_nothing_back_where_nothing_failed() {
        new ListenerRunner(session(), "realm").runOrVeto("gate", () -> {});

        assertThat(vetoes).isEmpty();
    }

    private static void failForMissingField() {
        throw new NoSuchFieldError("NO_SUCH_EVENT");
    }

    private KeycloakSession session() {
        AuthenticationFlowModel flow = new AuthenticationFlowModel();
        flow.setId("flow");
        AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
        execution.setAuthenticator(step);
        RealmModel realm = stub(RealmModel.class, name -> switch (name) {
            case "getAuthenticationFlowsStream" -> Stream.of(flow);
            case "getAuthenticationExecutionsStream" -> Stream.of(execution);
            case "getComponentsStream" -> Stream.empty();
            default -> null;
        });
        RealmProvider realms = stub(RealmProvider.class, name -> realm);
        KeycloakTransactionManager transactions = stub(KeycloakTransactionManager.class, name -> {
            vetoes.add(name);
            return null;
        });
        return stub(KeycloakSession.class, name -> switch (name) {
            case "realms" -> realms;
            case "getTransactionManager" -> transactions;
            default -> null;
        });
    }

    private interface Answer {
        @Nullable
        Object to(String method);
    }

    private static <T> T stub(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName())));
    }
}
