package dev.identitycheck.admin.setup;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.IdentityProviderModel;

/** A place where a provider can have a flow. */
enum FlowBinding {
    POST_LOGIN("identity-check.formerPostLoginFlow"),
    FIRST_LOGIN("identity-check.formerFirstLoginFlow");

    private final String former;

    FlowBinding(String former) {
        this.former = former;
    }

    /** Under which key the provider's configuration remembers the flow that stood there before. */
    String formerKey() {
        return former;
    }

    @Nullable
    String flowId(IdentityProviderModel provider) {
        return this == POST_LOGIN ? provider.getPostBrokerLoginFlowId() : provider.getFirstBrokerLoginFlowId();
    }

    void bind(IdentityProviderModel provider, @Nullable String flowId) {
        if (this == POST_LOGIN) {
            provider.setPostBrokerLoginFlowId(flowId);
        } else {
            provider.setFirstBrokerLoginFlowId(flowId);
        }
    }

    /** What a change of it is called. */
    String word() {
        return this == POST_LOGIN ? "post login flow" : "first login flow";
    }
}
