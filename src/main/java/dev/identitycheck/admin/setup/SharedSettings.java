package dev.identitycheck.admin.setup;

import dev.identitycheck.admin.flow.FlowWriter;
import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.keycloak.ProviderIds;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The one configuration that the steps {@code identity-check} of the set-up's flows share: a setting that is made at
 * one of them holds at all of them.
 */
final class SharedSettings {

    static final String ALIAS = "Identity Check";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final SetupReport report;

    SharedSettings(KeycloakSession session, RealmModel realm, SetupReport report) {
        this.session = session;
        this.realm = realm;
        this.report = report;
    }

    /**
     * A step {@code identity-check} of one of the set-up's flows.
     *
     * @param flow the alias of the top-level flow
     * @param config the id of its configuration; empty if it has none, or if it was removed with another flow
     * @param settings the settings as they are stored
     */
    private record Step(
            String flow,
            AuthenticationExecutionModel execution,
            Optional<String> config,
            Map<String, String> settings) {}

    /**
     * Has the steps share one configuration, with all that an operator has set at any of them. Steps at which one
     * setting was given different values stay as they are, and so does a flow that nothing is bound to.
     */
    void unite() {
        List<Step> steps = steps();
        List<Optional<String>> configs =
                steps.stream().map(Step::config).distinct().toList();
        if (steps.isEmpty() || (configs.size() == 1 && configs.get(0).isPresent())) {
            return;
        }
        MergedSettings merged =
                MergedSettings.of(steps.stream().map(Step::settings).toList());
        if (merged.contested().isEmpty()) {
            share(steps, merged.settings());
        } else {
            report.skipped(
                    steps.stream().map(Step::flow).distinct().collect(Collectors.joining(", ")),
                    "their steps differ in " + String.join(", ", merged.contested())
                            + ": set them alike and run the set-up again, and they share their settings");
        }
    }

    private List<Step> steps() {
        return realm.getAuthenticationFlowsStream()
                .filter(ExtensionFlows::isExtensionFlow)
                .filter(flow -> KeycloakModelUtils.isFlowUsed(session, realm, flow))
                .flatMap(this::steps)
                .toList();
    }

    private Stream<Step> steps(AuthenticationFlowModel flow) {
        return FlowExecution.of(realm, flow.getId())
                .filter(step -> step.is(ProviderIds.IDENTITY_CHECK))
                .map(step -> new Step(flow.getAlias(), step.execution(), step.storedConfig(realm), step.config(realm)));
    }

    private void share(List<Step> steps, Map<String, String> settings) {
        FlowWriter writer = new FlowWriter(session, realm);
        String shared = steps.stream()
                .flatMap(step -> step.config().stream())
                .map(realm::getAuthenticatorConfigById)
                .filter(config -> ALIAS.equals(config.getAlias()))
                .findFirst()
                .map(config -> changed(config, settings))
                .orElseGet(() -> writer.addConfig(ALIAS, settings));
        for (Step step : steps) {
            if (!step.config().equals(Optional.of(shared))) {
                writer.configure(step.execution(), shared);
            }
        }
        steps.stream()
                .filter(step -> !step.config().equals(Optional.of(shared)))
                .map(Step::flow)
                .distinct()
                .forEach(flow -> report.changed("share-settings", flow, ALIAS));
    }

    private String changed(AuthenticatorConfigModel config, Map<String, String> settings) {
        if (!Objects.equals(config.getConfig(), settings)) {
            config.setConfig(settings);
            realm.updateAuthenticatorConfig(config);
        }
        return config.getId();
    }
}
