package dev.identitycheck.admin.setup;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.IdentityProviderModel;

/** A flow binding of an identity provider. */
enum FlowBinding {
    POST_LOGIN("identity-check.formerPostLoginFlow"),
    FIRST_LOGIN("identity-check.formerFirstLoginFlow");

    private final String former;

    FlowBinding(String former) {
        this.former = former;
    }

    /** The key in the provider's configuration under which the alias of the former flow is stored. */
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

    /** The name of the binding in the report of a set-up. */
    String label() {
        return this == POST_LOGIN ? "post login flow" : "first login flow";
    }
}
