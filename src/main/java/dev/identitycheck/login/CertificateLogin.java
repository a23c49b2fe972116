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
 * A login with a client certificate, in a flow in which Keycloak's own X.509 authenticator has found the user. That
 * authenticator leaves names in the session which a later certificate of the same login may have replaced (Keycloak
 * 26.7). So these names are not used: the certificate of the current request is validated by that authenticator's
 * settings, and must belong to the same user.
 */
final class CertificateLogin {

    /** The provider's alias and id of such identities; no identity provider's internal id is so short. */
    static final String PROVIDER = "x509";

    private static final Logger LOG = Logger.getLogger(CertificateLogin.class);
    private static final X509ClientCertificateAuthenticator X509 = new X509ClientCertificateAuthenticator();

    private CertificateLogin() {}

    /** Reads the login; empty if it is no certificate login, or if the request comes without the user's certificate. */
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

    /** The settings of those X.509 authenticators that the login has passed. */
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
            X509Certificate[] chain = context.getSession()
                    .getProvider(X509ClientCertificateLookup.class)
                    .getCertificateChain(context.getHttpRequest());
            return chain == null || chain.length == 0 || !isOf(user, chain, context, settings)
                    ? Optional.empty()
                    : Optional.of(chain[0]);
        } catch (Exception e) {
            // Keycloak's own authenticator logs what is wrong with a certificate; the names in it are not logged here.
            LOG.debugf("identity-check event=certificate_refused cause=%s", e.getClass());
            return Optional.empty();
        }
    }

    private static boolean isOf(
            UserModel user,
            X509Certificate[] chain,
            AuthenticationFlowContext context,
            X509AuthenticatorConfigModel settings)
            throws Exception {
        X509.certificateValidationParameters(context.getSession(), settings)
                .build(chain)
                .validateTrust()
                .validateTimestamps()
                .validateKeyUsage()
                .validateExtendedKeyUsage()
                .validatePolicy()
                .checkRevocationStatus();
        Object userIdentity = X509.getUserIdentityExtractor(settings).extractUserIdentity(chain);
        UserModel found = userIdentity == null
                ? null
                : X509.getUserIdentityToModelMapper(settings).find(context, userIdentity);
        return found != null && found.getId().equals(user.getId());
    }

    /**
     * The identity of a certificate, made of its issuer and subject: a new certificate with the same names has the
     * same identity.
     */
    static Identity identity(X509Certificate certificate) {
        String names = Stream.of(certificate.getIssuerX500Principal(), certificate.getSubjectX500Principal())
                .map(principal -> principal.getName(X500Principal.CANONICAL))
                // Each name is preceded by its length, so that no two pairs give the same text.
                .map(name -> name.length() + ":" + name)
                .collect(Collectors.joining());
        return new Identity(PROVIDER, PROVIDER, HashUtils.sha256UrlEncodedHash(names, StandardCharsets.UTF_8));
    }

    // People know a card by its issuer.
    private static String name(X509Certificate certificate) {
        return Arrays.stream(certificate.getIssuerX500Principal().getName().split("(?<!\\\\),"))
                .filter(part -> part.startsWith("CN="))
                .map(part -> part.substring("CN=".length()))
                .findFirst()
                .orElse("X.509");
    }
}
