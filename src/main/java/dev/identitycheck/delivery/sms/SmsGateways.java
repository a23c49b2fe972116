package dev.identitycheck.delivery.sms;

import dev.identitycheck.delivery.sms.SmsGatewayProviderFactory.Readiness;
import dev.identitycheck.settings.RealmSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderFactory;

/** Finds the gateway of a realm: the one that it names, else the only one that is set up. */
public final class SmsGateways {

    private SmsGateways() {}

    /**
     * The realm's gateway.
     *
     * @throws SmsException when there is none, or no telling which
     */
    public static SmsGatewayProvider of(KeycloakSession session, RealmModel realm) throws SmsException {
        String id = idOf(session, realm);
        SmsGatewayProvider gateway = session.getProvider(SmsGatewayProvider.class, id);
        if (gateway == null) {
            throw new SmsException("there is no gateway " + id, null);
        }
        return gateway;
    }

    /**
     * The name of the realm's gateway, which is there and has what it needs.
     *
     * @throws SmsException when there is none, or no telling which
     */
    public static String readyId(KeycloakSession session, RealmModel realm) throws SmsException {
        String id = idOf(session, realm);
        boolean ready =
                factories(session).anyMatch(f -> f.getId().equals(id) && f.readiness() != Readiness.NOT_CONFIGURED);
        if (!ready) {
            throw new SmsException("there is no gateway " + id + " that is set up", null);
        }
        return id;
    }

    private static String idOf(KeycloakSession session, RealmModel realm) throws SmsException {
        Optional<String> named = RealmSettings.of(realm).smsGateway();
        return named.isPresent() ? named.get() : onlyOne(session);
    }

    private static String onlyOne(KeycloakSession session) throws SmsException {
        List<String> configured = ids(session, Readiness.CONFIGURED);
        List<String> candidates = configured.isEmpty() ? ids(session, Readiness.FALLBACK) : configured;
        if (candidates.size() != 1) {
            throw new SmsException(
                    candidates.isEmpty() ? "no gateway is configured" : "the realm names none of several gateways",
                    null);
        }
        return candidates.get(0);
    }

    private static List<String> ids(KeycloakSession session, Readiness readiness) {
        return factories(session)
                .filter(f -> f.readiness() == readiness)
                .map(ProviderFactory::getId)
                .toList();
    }

    private static Stream<SmsGatewayProviderFactory> factories(KeycloakSession session) {
        return session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(SmsGatewayProvider.class)
                .map(SmsGatewayProviderFactory.class::cast);
    }
}
