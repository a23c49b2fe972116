package dev.identitycheck.authenticator.identity;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.identity.SecondFactor;
import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.login.SubFlowEntry;
import dev.identitycheck.settings.RealmSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.CredentialValidator;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/**
 * Keycloak's own second factors that a login has passed before a step, in the step's own sub-flow, since a condition
 * let the login into that sub-flow. A factor that is not set up, is disabled or was skipped does not count. Nor does a
 * password, because anyone who reads the owner's e-mail can obtain one.
 */
final class CompletedFactors {

    private static final Set<String> FACTORS = Set.of(
            OTPCredentialModel.TYPE,
            WebAuthnCredentialModel.TYPE_TWOFACTOR,
            WebAuthnCredentialModel.TYPE_PASSWORDLESS,
            RecoveryAuthnCodesCredentialModel.TYPE);

    private final List<String> types;
    private final Optional<Instant> loginBegan;

    CompletedFactors(AuthenticationFlowContext context) {
        SubFlowEntry entry = new SubFlowEntry(context.getRealm(), context.getAuthenticationSession());
        this.loginBegan = entry.around(context.getExecution());
        this.types = entry.passedBefore(context.getExecution())
                .flatMap(step -> type(context, step))
                .filter(FACTORS::contains)
                .toList();
    }

    private static Stream<String> type(AuthenticationFlowContext context, FlowExecution step) {
        return context.getSession().getProvider(Authenticator.class, step.authenticator())
                        instanceof CredentialValidator<?> validator
                ? Stream.of(validator.getType(context.getSession()))
                : Stream.empty();
    }

    /**
     * Whether a completed factor may confirm the identity. Keycloak does not tell which credential of a type was used,
     * so all credentials of the type have to count.
     */
    boolean prove(LockedAccount account) {
        Optional<Duration> delay = RealmSettings.of(account.realm()).newContactDelay();
        return loginBegan
                .flatMap(began -> delay.map(d -> types.stream().anyMatch(type -> proves(account, type, d, began))))
                .orElse(false);
    }

    private static boolean proves(LockedAccount account, String type, Duration delay, Instant began) {
        UserModel user = Objects.requireNonNull(account.session()
                .users()
                .getUserById(account.realm(), account.user().getId()));
        Instant accountCreated = Instant.ofEpochMilli(Objects.requireNonNullElse(user.getCreatedTimestamp(), 0L));
        List<SecondFactor> factors = user.credentialManager()
                .getStoredCredentialsByTypeStream(type)
                .map(credential -> new SecondFactor(
                        Optional.ofNullable(credential.getCreatedDate()).map(Instant::ofEpochMilli)))
                .toList();
        return !factors.isEmpty() && factors.stream().allMatch(factor -> factor.counts(accountCreated, delay, began));
    }
}
