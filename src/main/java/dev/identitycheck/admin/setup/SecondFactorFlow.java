package dev.identitycheck.admin.setup;

import dev.identitycheck.admin.flow.FlowWriter;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.settings.IdentityCheckSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;

/**
 * The part of a flow in which a passkey, an authenticator app, recovery codes or a code confirm a new identity. The step
 * stands there twice, with the same settings: as what people may choose, and after it, where nobody gets by.
 *
 * @param writer writes it
 */
record SecondFactorFlow(FlowWriter writer) {

    private static final List<String> FACTORS =
            List.of("webauthn-authenticator", "auth-otp-form", "auth-recovery-authn-code-form");

    void addTo(AuthenticationFlowModel flow, Map<String, String> settings) {
        Optional<String> shared = Optional.of(writer.addSettings(flow.getAlias(), settings));
        AuthenticationFlowModel part = writer.addSubFlow(flow, "if new", Requirement.CONDITIONAL, 5);
        writer.addRequired(part, ProviderIds.CONDITION, 10);
        AuthenticationFlowModel choice = writer.addSubFlow(part, "choice", Requirement.REQUIRED, 20);
        int priority = 10;
        for (String factor : FACTORS.stream().filter(writer::knows).toList()) {
            writer.add(choice, factor, Requirement.ALTERNATIVE, priority, Optional.empty());
            priority += 10;
        }
        writer.add(choice, IdentityCheckSettings.STEP, Requirement.ALTERNATIVE, priority, shared);
        writer.addRequired(part, ProviderIds.REMEMBER, 30);
        writer.add(flow, IdentityCheckSettings.STEP, Requirement.REQUIRED, 10, shared);
    }
}
