package dev.identitycheck.admin.setup;

import dev.identitycheck.admin.flow.FlowWriter;
import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.keycloak.ProviderIds;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
            Map<String, String> settings) {

        boolean isLost() {
            return settings.equals(FlowExecution.LOST);
        }
    }

    /**
     * Has the steps share one configuration, where their settings have the same effect. Steps whose settings differ
     * stay as they are, and so do those that are disabled or in a flow that nothing is bound to. A step that lost its
     * settings gets those of the others; if all have lost them, the report says that the defaults hold now.
     */
    void unite() {
        List<Step> steps = steps();
        if (!steps.isEmpty() && steps.stream().allMatch(Step::isLost)) {
            share(steps, Map.of());
            report.skipped(flows(steps), "their settings were lost, and the defaults hold now: set them anew");
            return;
        }
        List<Optional<String>> configs =
                steps.stream().map(Step::config).distinct().toList();
        if (steps.isEmpty() || (configs.size() == 1 && configs.get(0).isPresent())) {
            return;
        }
        MergedSettings merged = MergedSettings.of(steps.stream()
                .filter(step -> !step.isLost())
                .map(Step::settings)
                .toList());
        if (merged.contested().isEmpty()) {
            share(steps, merged.settings());
        } else {
            report.skipped(
                    flows(steps),
                    "their steps differ in " + String.join(", ", merged.contested())
                            + ": set them alike and run the set-up again, and they share their settings");
        }
    }

    private static String flows(List<Step> steps) {
        return steps.stream().map(Step::flow).distinct().collect(Collectors.joining(", "));
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
                .filter(step -> step.is(ProviderIds.IDENTITY_CHECK) && step.isEnabled())
                .map(step -> new Step(flow.getAlias(), step.execution(), step.storedConfig(realm), step.config(realm)));
    }

    private void share(List<Step> steps, Map<String, String> settings) {
        FlowWriter writer = new FlowWriter(session, realm);
        String shared = steps.stream()
                .flatMap(step -> step.config().stream())
                .map(realm::getAuthenticatorConfigById)
                .filter(config -> config.getAlias() != null
                        && config.getAlias().startsWith(ALIAS)
                        && isOfThese(config.getId(), steps))
                .findFirst()
                .map(config -> changed(config, settings))
                .orElseGet(() -> writer.addConfig(freeAlias(), settings));
        for (Step step : steps) {
            if (!step.config().equals(Optional.of(shared))) {
                writer.configure(step.execution(), shared);
            }
        }
        String alias = realm.getAuthenticatorConfigById(shared).getAlias();
        steps.stream()
                .filter(step -> !step.config().equals(Optional.of(shared)))
                .map(Step::flow)
                .distinct()
                .forEach(flow -> report.changed("share-settings", flow, alias));
    }

    // A flow made by hand may use a configuration of the same name, which stays what it is.
    private boolean isOfThese(String config, List<Step> steps) {
        Set<String> own = steps.stream().map(step -> step.execution().getId()).collect(Collectors.toSet());
        return realm.getAuthenticationFlowsStream()
                .flatMap(flow -> realm.getAuthenticationExecutionsStream(flow.getId()))
                .filter(execution -> config.equals(execution.getAuthenticatorConfig()))
                .allMatch(execution -> own.contains(execution.getId()));
    }

    // Import and export find a configuration by its alias.
    private String freeAlias() {
        return Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? ALIAS : ALIAS + " " + number)
                .filter(alias -> realm.getAuthenticatorConfigByAlias(alias) == null)
                .findFirst()
                .orElseThrow();
    }

    private String changed(AuthenticatorConfigModel config, Map<String, String> settings) {
        if (!Objects.equals(config.getConfig(), settings)) {
            config.setConfig(settings);
            realm.updateAuthenticatorConfig(config);
        }
        return config.getId();
    }
}
