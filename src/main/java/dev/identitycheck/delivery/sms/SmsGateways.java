package dev.identitycheck.delivery.sms;

import dev.identitycheck.delivery.sms.SmsGatewayProviderFactory.Readiness;
import dev.identitycheck.settings.RealmSettings;
import java.util.List;
import java.util.Optional;
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
        Optional<String> named = RealmSettings.of(realm).smsGateway();
        String id = named.isPresent() ? named.get() : onlyOne(session);
        SmsGatewayProvider gateway = session.getProvider(SmsGatewayProvider.class, id);
        if (gateway == null) {
            throw new SmsException("there is no gateway " + id, null);
        }
        return gateway;
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
        return session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(SmsGatewayProvider.class)
                .map(SmsGatewayProviderFactory.class::cast)
                .filter(f -> f.readiness() == readiness)
                .map(ProviderFactory::getId)
                .toList();
    }
}
