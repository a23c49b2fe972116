package dev.identitycheck.login;

import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.flow.FlowExecution;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.x509.X509AuthenticatorConfigModel;
import org.keycloak.authentication.authenticators.x509.X509ClientCertificateAuthenticator;
import org.keycloak.authentication.authenticators.x509.X509ClientCertificateAuthenticatorFactory;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.services.x509.X509ClientCertificateLookup;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/**
 * A login with a client certificate, in a flow in which Keycloak's own X.509 step has found the user. That step leaves
 * behind names which a later certificate of the same login may have replaced (Keycloak 26.7). So nothing is taken from
 * there: the certificate of this very request is validated by that step's settings, and has to be one of the same user.
 */
final class CertificateLogin {

    /** Stands for the provider; no identity provider's internal id is so short. */
    static final String PROVIDER = "x509";

    private static final Logger LOG = Logger.getLogger(CertificateLogin.class);
    private static final X509ClientCertificateAuthenticator KEYCLOAKS = new X509ClientCertificateAuthenticator();

    private CertificateLogin() {}

    /** Reads the login; nothing if it is none, or if this request comes without the user's certificate. */
    static Optional<BrokerLogin> of(AuthenticationFlowContext context) {
        UserModel user = context.getUser();
        if (user == null || !LoginActionsService.AUTHENTICATE_PATH.equals(context.getFlowPath())) {
            return Optional.empty();
        }
        return settings(context)
                .flatMap(settings -> certificate(context, settings, user).stream())
                .findFirst()
                .map(certificate ->
                        new BrokerLogin(identity(certificate), name(certificate), user, BrokerLogin.Link.NONE));
    }

    /** Whether the login has come through Keycloak's X.509 step, and by which settings. */
    private static Stream<X509AuthenticatorConfigModel> settings(AuthenticationFlowContext context) {
        return FlowExecution.of(context.getRealm(), context.getTopLevelFlow().getId())
                .filter(step -> step.is(X509ClientCertificateAuthenticatorFactory.PROVIDER_ID))
                .map(FlowExecution::execution)
                .filter(execution ->
                        context.getAuthenticationSession().getExecutionStatus().get(execution.getId())
                                == ExecutionStatus.SUCCESS)
                .flatMap(execution -> Optional.ofNullable(execution.getAuthenticatorConfig())
                        .map(context.getRealm()::getAuthenticatorConfigById)
                        .stream())
                .map((AuthenticatorConfigModel config) -> new X509AuthenticatorConfigModel(config));
    }

    private static Optional<X509Certificate> certificate(
            AuthenticationFlowContext context, X509AuthenticatorConfigModel settings, UserModel user) {
        try {
            X509Certificate[] shown = context.getSession()
                    .getProvider(X509ClientCertificateLookup.class)
                    .getCertificateChain(context.getHttpRequest());
            return shown == null || shown.length == 0 || !isOf(user, shown, context, settings)
                    ? Optional.empty()
                    : Optional.of(shown[0]);
        } catch (Exception e) {
            // Keycloak's own step logs what is wrong with a certificate; its names are nobody else's business.
            LOG.debugf("identity-check event=certificate_refused cause=%s", e.getClass());
            return Optional.empty();
        }
    }

    private static boolean isOf(
            UserModel user,
            X509Certificate[] shown,
            AuthenticationFlowContext context,
            X509AuthenticatorConfigModel settings)
            throws Exception {
        KEYCLOAKS
                .certificateValidationParameters(context.getSession(), settings)
                .build(shown)
                .validateTrust()
                .validateTimestamps()
                .validateKeyUsage()
                .validateExtendedKeyUsage()
                .validatePolicy()
                .checkRevocationStatus();
        Object who = KEYCLOAKS.getUserIdentityExtractor(settings).extractUserIdentity(shown);
        UserModel found = who == null
                ? null
                : KEYCLOAKS.getUserIdentityToModelMapper(settings).find(context, who);
        return found != null && found.getId().equals(user.getId());
    }

    /** Who the certificate is of, by whose word: a new one of the same names is the same identity. */
    static Identity identity(X509Certificate certificate) {
        String names = Stream.of(certificate.getIssuerX500Principal(), certificate.getSubjectX500Principal())
                .map(principal -> principal.getName(X500Principal.CANONICAL))
                // With its length before each, no two pairs make the same text.
                .map(name -> name.length() + ":" + name)
                .collect(Collectors.joining());
        return new Identity(PROVIDER, PROVIDER, HashUtils.sha256UrlEncodedHash(names, StandardCharsets.UTF_8));
    }

    // What people know of a card is who has issued it.
    private static String name(X509Certificate certificate) {
        return Arrays.stream(certificate.getIssuerX500Principal().getName().split("(?<!\\\\),"))
                .filter(part -> part.startsWith("CN="))
                .map(part -> part.substring("CN=".length()))
                .findFirst()
                .orElse("X.509");
    }
}
