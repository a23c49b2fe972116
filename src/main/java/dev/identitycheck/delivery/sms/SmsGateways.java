package dev.identitycheck.delivery.sms;

import dev.identitycheck.delivery.sms.SmsGatewayProviderFactory.Readiness;
import dev.identitycheck.settings.RealmSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Finds the gateway of a realm: the one that the realm names, else the only one that is configured. */
public final class SmsGateways {

    private SmsGateways() {}

    /**
     * The realm's gateway.
     *
     * @throws SmsException when there is no such gateway, or there are several
     */
    public static SmsGatewayProvider of(KeycloakSession session, RealmModel realm) throws SmsException {
        return instanceOf(session, realm).open(session);
    }

    /**
     * The gateway with a name.
     *
     * @throws SmsException when there is no such gateway, or there are several
     */
    public static SmsGatewayProvider named(KeycloakSession session, String name) throws SmsException {
        return instance(session, name).open(session);
    }

    /**
     * The kind of the gateway with a name, such as {@code http}.
     *
     * @throws SmsException when there is no such gateway, or there are several
     */
    public static String kindOf(KeycloakSession session, String name) throws SmsException {
        return instance(session, name).factory().getId();
    }

    /**
     * The name of the realm's gateway, whether or not it can be used.
     *
     * @throws SmsException when there is no such gateway, or there are several
     */
    public static String nameOf(KeycloakSession session, RealmModel realm) throws SmsException {
        return instanceOf(session, realm).name();
    }

    /**
     * The name of the realm's gateway, whose options have been checked.
     *
     * @throws SmsException when there is no such gateway, or there are several, or an option is invalid
     */
    public static String readyId(KeycloakSession session, RealmModel realm) throws SmsException {
        GatewayInstance instance = instanceOf(session, realm);
        instance.check(session);
        return instance.name();
    }

    private static GatewayInstance instanceOf(KeycloakSession session, RealmModel realm) throws SmsException {
        Optional<String> named = RealmSettings.of(realm).smsGateway();
        return named.isPresent() ? instance(session, named.get()) : onlyOne(session);
    }

    private static GatewayInstance instance(KeycloakSession session, String name) throws SmsException {
        List<GatewayInstance> found = factories(session)
                .map(factory -> GatewayInstance.of(factory, name))
                .filter(GatewayInstance::isReady)
                .toList();
        if (found.size() != 1) {
            throw SmsException.refused(
                    found.isEmpty()
                            ? "there is no gateway " + name + " that is set up"
                            : "several gateways are called " + name);
        }
        return found.get(0);
    }

    private static GatewayInstance onlyOne(KeycloakSession session) throws SmsException {
        List<GatewayInstance> configured = all(session, Readiness.CONFIGURED);
        List<GatewayInstance> candidates = configured.isEmpty() ? all(session, Readiness.FALLBACK) : configured;
        if (candidates.size() != 1) {
            throw SmsException.refused(
                    candidates.isEmpty() ? "no gateway is configured" : "the realm names none of several gateways");
        }
        return candidates.get(0);
    }

    private static List<GatewayInstance> all(KeycloakSession session, Readiness readiness) {
        return factories(session)
                .flatMap(GatewayInstance::all)
                .filter(instance -> instance.readiness() == readiness)
                .toList();
    }

    private static Stream<SmsGatewayProviderFactory> factories(KeycloakSession session) {
        return session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(SmsGatewayProvider.class)
                .map(SmsGatewayProviderFactory.class::cast);
    }
}
