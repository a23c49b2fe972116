package dev.identitycheck.support.setup;

import dev.identitycheck.settings.FactorSettings;
import dev.identitycheck.settings.Settings;
import dev.identitycheck.support.flow.FlowWriter;
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
record FactorPart(FlowWriter writer) {

    private static final List<String> FACTORS =
            List.of("webauthn-authenticator", "auth-otp-form", "auth-recovery-authn-code-form");

    void addTo(AuthenticationFlowModel flow, Map<String, String> settings) {
        Optional<String> shared = Optional.of(writer.addSettings(flow.getAlias(), settings));
        AuthenticationFlowModel part = writer.addSubFlow(flow, "if new", Requirement.CONDITIONAL, 5);
        writer.addRequired(part, FactorSettings.CONDITION, 10);
        AuthenticationFlowModel choice = writer.addSubFlow(part, "choice", Requirement.REQUIRED, 20);
        int priority = 10;
        for (String factor : FACTORS.stream().filter(writer::knows).toList()) {
            writer.add(choice, factor, Requirement.ALTERNATIVE, priority, Optional.empty());
            priority += 10;
        }
        writer.add(choice, Settings.STEP, Requirement.ALTERNATIVE, priority, shared);
        writer.addRequired(part, FactorSettings.REMEMBER, 30);
        writer.add(flow, Settings.STEP, Requirement.REQUIRED, 10, shared);
    }
}
