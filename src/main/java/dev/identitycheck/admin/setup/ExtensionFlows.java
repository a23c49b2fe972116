package dev.identitycheck.admin.setup;

import dev.identitycheck.admin.flow.FlowWriter;
import dev.identitycheck.admin.flow.SubstituteStep;
import dev.identitycheck.settings.IdentityCheckSettings;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The flows that a set-up makes, known by their names. Keycloak's admin API takes no colon in a flow's name. */
final class ExtensionFlows {

    static final String POST_LOGIN = "Identity Check - post login";
    static final String WITH_FACTORS = POST_LOGIN + " with factors";
    static final String FIRST_LOGIN = "Identity Check - first broker login";

    static final String RECOVERY = "Identity Check - recovery";

    private static final String BEFORE = " before ";
    private static final String INSTEAD_OF = FIRST_LOGIN + " instead of ";
    private static final String NOTE = "Made by the set-up of Identity Check, which removes it too";

    private final RealmModel realm;
    private final FlowWriter writer;
    private final SetupReport report;

    ExtensionFlows(KeycloakSession session, RealmModel realm, SetupReport report) {
        this.realm = realm;
        this.writer = new FlowWriter(session, realm);
        this.report = report;
    }

    static boolean contain(@Nullable AuthenticationFlowModel flow) {
        return flow != null
                && flow.isTopLevel()
                && (flow.getAlias().equals(POST_LOGIN)
                        || flow.getAlias().equals(FIRST_LOGIN)
                        || flow.getAlias().equals(RECOVERY)
                        || flow.getAlias().equals(WITH_FACTORS)
                        || flow.getAlias().startsWith(POST_LOGIN + BEFORE)
                        || flow.getAlias().startsWith(WITH_FACTORS + BEFORE)
                        || flow.getAlias().startsWith(INSTEAD_OF));
    }

    /** The step alone, or after Keycloak's own factors. */
    AuthenticationFlowModel postLogin(boolean factors, Map<String, String> settings) {
        return named(factors ? WITH_FACTORS : POST_LOGIN, flow -> addStep(flow, factors, settings));
    }

    /** The same, then a copy of what the provider had: nobody unknown comes to that. */
    AuthenticationFlowModel postLoginBefore(
            AuthenticationFlowModel other, boolean factors, Map<String, String> settings) {
        return named((factors ? WITH_FACTORS : POST_LOGIN) + BEFORE + other.getAlias(), flow -> {
            addStep(flow, factors, settings);
            writer.addRequiredCopy(flow, other, 20);
        });
    }

    private void addStep(AuthenticationFlowModel flow, boolean factors, Map<String, String> settings) {
        if (factors) {
            new SecondFactorFlow(writer).addTo(flow, settings);
        } else {
            writer.addRequired(flow, IdentityCheckSettings.STEP, 10);
        }
    }

    /** A copy of what the provider had, with the step where an existing account is proved by other means. */
    AuthenticationFlowModel firstLogin(AuthenticationFlowModel other, SubstituteStep substitute) {
        AuthenticationFlowModel standard = realm.getFirstBrokerLoginFlow();
        boolean isStandard = standard != null && standard.getId().equals(other.getId());
        String alias = isStandard ? FIRST_LOGIN : INSTEAD_OF + other.getAlias();
        return named(alias, flow -> writer.addAll(flow, other, substitute));
    }

    /** These steps, one after the other, each of them required. */
    AuthenticationFlowModel recovery(String... steps) {
        return named(RECOVERY, flow -> {
            for (int i = 0; i < steps.length; i++) {
                writer.addRequired(flow, steps[i], (i + 1) * 10);
            }
        });
    }

    private AuthenticationFlowModel named(String alias, Consumer<AuthenticationFlowModel> fill) {
        return Optional.ofNullable(realm.getFlowByAlias(alias)).orElseGet(() -> {
            AuthenticationFlowModel flow = writer.create(alias, NOTE);
            fill.accept(flow);
            report.changed("create-flow", alias, "");
            return flow;
        });
    }

    void remove(AuthenticationFlowModel flow) {
        writer.remove(flow);
        report.changed("remove-flow", flow.getAlias(), "");
    }
}
