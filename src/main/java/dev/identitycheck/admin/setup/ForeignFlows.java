package dev.identitycheck.admin.setup;

import dev.identitycheck.admin.flow.FlowWriter;
import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.flow.ProtectedProviders;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The top-level flows that hold steps of this extension though the set-up did not make them. Once the extension is
 * gone, nobody signs in through such a flow, and the admin console cannot show it (Keycloak 26.7).
 */
public final class ForeignFlows {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final FlowWriter writer;

    public ForeignFlows(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.writer = new FlowWriter(session, realm);
    }

    /**
     * A flow that holds steps of this extension.
     *
     * @param flow the flow
     * @param steps its executions of this extension's authenticators, disabled ones included
     * @param usedBy what the flow is bound to: the realm's bindings, and identity providers by alias
     */
    public record ForeignFlow(AuthenticationFlowModel flow, List<FlowExecution> steps, List<String> usedBy) {

        /** The steps and the bindings, as one clause. */
        public String description() {
            String bound = usedBy.isEmpty() ? "nothing is bound to it" : "bound to it: " + String.join(", ", usedBy);
            return "it holds "
                    + String.join(
                            ", ",
                            steps.stream()
                                    .map(FlowExecution::authenticator)
                                    .distinct()
                                    .toList())
                    + "; " + bound;
        }
    }

    /** Whether the realm has a flow that the set-up made. */
    public boolean isSetUp() {
        return realm.getAuthenticationFlowsStream().anyMatch(ExtensionFlows::isExtensionFlow);
    }

    /** Every such flow, in the order of the realm's flows. */
    public List<ForeignFlow> all() {
        return realm.getAuthenticationFlowsStream()
                .filter(AuthenticationFlowModel::isTopLevel)
                .filter(flow -> !ExtensionFlows.isExtensionFlow(flow))
                .map(flow -> new ForeignFlow(flow, steps(flow), usedBy(flow)))
                .filter(flow -> !flow.steps().isEmpty())
                .toList();
    }

    private List<FlowExecution> steps(AuthenticationFlowModel flow) {
        return FlowExecution.of(realm, flow.getId())
                .filter(step -> ProtectedProviders.isOwn(step.authenticator()))
                .toList();
    }

    private List<String> usedBy(AuthenticationFlowModel flow) {
        List<String> users = new ArrayList<>();
        Stream.of(
                        new Binding("browser flow", realm.getBrowserFlow()),
                        new Binding("registration flow", realm.getRegistrationFlow()),
                        new Binding("direct grant flow", realm.getDirectGrantFlow()),
                        new Binding("reset credentials flow", realm.getResetCredentialsFlow()),
                        new Binding("first broker login flow", realm.getFirstBrokerLoginFlow()))
                .filter(binding -> binding.isTo(flow))
                .map(Binding::name)
                .forEach(users::add);
        session.identityProviders()
                .getByFlow(flow.getId(), null, null, null)
                .sorted()
                .forEach(users::add);
        return users;
    }

    private record Binding(String name, @Nullable AuthenticationFlowModel bound) {

        boolean isTo(AuthenticationFlowModel flow) {
            return bound != null && bound.getId().equals(flow.getId());
        }
    }

    /**
     * Removes the steps from a flow. A provider whose flow has no step left goes back to none, or to the realm's first
     * login flow: an empty flow lets nobody in.
     */
    void clear(ForeignFlow foreign, SetupReport report) {
        for (FlowExecution step : foreign.steps()) {
            writer.remove(step.execution());
            report.changed("remove-step", foreign.flow().getAlias(), step.authenticator());
        }
        if (FlowExecution.of(realm, foreign.flow().getId()).findAny().isPresent()) {
            return;
        }
        for (IdentityProviderModel stored : LoginProviders.all(session)) {
            IdentityProviderModel provider = new IdentityProviderModel(stored);
            for (FlowBinding binding : FlowBinding.values()) {
                if (foreign.flow().getId().equals(binding.flowId(provider))) {
                    binding.bind(provider, null);
                    session.identityProviders().update(provider);
                    report.changed("restore-flow", provider.getAlias(), binding.label() + ": none");
                }
            }
        }
    }
}
