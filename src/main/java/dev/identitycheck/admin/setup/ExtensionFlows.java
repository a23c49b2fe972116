package dev.identitycheck.admin.setup;

import dev.identitycheck.admin.flow.FlowWriter;
import dev.identitycheck.admin.flow.SubstituteStep;
import dev.identitycheck.keycloak.ProviderIds;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The authentication flows that a set-up creates, recognised by their aliases. Keycloak's admin API rejects a colon in
 * an alias.
 */
final class ExtensionFlows {

    static final String POST_LOGIN = "Identity Check - post login";
    static final String WITH_FACTORS = POST_LOGIN + " with factors";
    static final String FIRST_LOGIN = "Identity Check - first broker login";

    static final String RECOVERY = "Identity Check - recovery";

    private static final String BEFORE = " before ";
    private static final String INSTEAD_OF = FIRST_LOGIN + " instead of ";
    private static final String DESCRIPTION = "Made by the set-up of Identity Check, which removes it too";

    private final RealmModel realm;
    private final FlowWriter writer;
    private final SetupReport report;

    ExtensionFlows(KeycloakSession session, RealmModel realm, SetupReport report) {
        this.realm = realm;
        this.writer = new FlowWriter(session, realm);
        this.report = report;
    }

    static boolean isExtensionFlow(@Nullable AuthenticationFlowModel flow) {
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

    /** The post login flow with the step alone, or with Keycloak's own factors before the step. */
    AuthenticationFlowModel postLogin(boolean factors, Map<String, String> settings) {
        return findOrCreate(factors ? WITH_FACTORS : POST_LOGIN, flow -> addStep(flow, factors, settings));
    }

    /**
     * The post login flow with the step, followed by a copy of the provider's former flow, which an unknown identity
     * does not reach.
     */
    AuthenticationFlowModel postLoginBefore(
            AuthenticationFlowModel other, boolean factors, Map<String, String> settings) {
        return findOrCreate((factors ? WITH_FACTORS : POST_LOGIN) + BEFORE + other.getAlias(), flow -> {
            addStep(flow, factors, settings);
            writer.addRequiredCopy(flow, other, 20);
        });
    }

    private void addStep(AuthenticationFlowModel flow, boolean factors, Map<String, String> settings) {
        if (factors) {
            new SecondFactorFlow(writer).addTo(flow, settings);
        } else {
            writer.addRequired(flow, ProviderIds.IDENTITY_CHECK, 10);
        }
    }

    /** Offers passkeys in a flow with factors that an earlier release made. */
    void addPasskey(AuthenticationFlowModel flow) {
        if (isExtensionFlow(flow) && new SecondFactorFlow(writer).addPasskeyTo(realm, flow)) {
            report.changed("add-passkey", flow.getAlias(), "");
        }
    }

    /** A copy of the provider's first login flow, in which the step replaces other proofs of an existing account. */
    AuthenticationFlowModel firstLogin(AuthenticationFlowModel other, SubstituteStep substitute) {
        AuthenticationFlowModel standard = realm.getFirstBrokerLoginFlow();
        boolean isStandard = standard != null && standard.getId().equals(other.getId());
        String alias = isStandard ? FIRST_LOGIN : INSTEAD_OF + other.getAlias();
        return findOrCreate(alias, flow -> writer.addAll(flow, other, substitute));
    }

    /** The recovery flow: these authenticators in their order, each of them required. */
    AuthenticationFlowModel recovery(String... steps) {
        return findOrCreate(RECOVERY, flow -> {
            for (int i = 0; i < steps.length; i++) {
                writer.addRequired(flow, steps[i], (i + 1) * 10);
            }
        });
    }

    private AuthenticationFlowModel findOrCreate(String alias, Consumer<AuthenticationFlowModel> fill) {
        return Optional.ofNullable(realm.getFlowByAlias(alias)).orElseGet(() -> {
            AuthenticationFlowModel flow = writer.create(alias, DESCRIPTION);
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
