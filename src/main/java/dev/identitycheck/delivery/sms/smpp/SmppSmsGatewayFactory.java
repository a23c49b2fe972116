package dev.identitycheck.delivery.sms.smpp;

import dev.identitycheck.delivery.sms.GatewayOptions;
import dev.identitycheck.delivery.sms.SmsException;
import dev.identitycheck.delivery.sms.SmsGatewayProvider;
import dev.identitycheck.delivery.sms.SmsGatewayProviderFactory;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.truststore.TruststoreProvider;

/** Creates the gateway {@code smpp}. */
public final class SmppSmsGatewayFactory implements SmsGatewayProviderFactory {

    private final Map<SmppOptions, SmppBindPool> pools = new ConcurrentHashMap<>();

    @Override
    public String getId() {
        return "smpp";
    }

    @Override
    public String requiredOption() {
        return "host";
    }

    @Override
    public SmsGatewayProvider create(KeycloakSession session, GatewayOptions options) throws SmsException {
        SmppOptions read = SmppOptions.of(options, options.secret(session, "password"));
        SSLSocketFactory tls = read.tls() ? tls(session) : null;
        return message -> pools.computeIfAbsent(
                        read, o -> new SmppBindPool(o, new SmppSocketFactory(o.connectMillis(), tls)))
                .send(message);
    }

    // The server's trust store, as for every other connection that the server opens.
    private static SSLSocketFactory tls(KeycloakSession session) throws SmsException {
        TruststoreProvider truststore = session.getProvider(TruststoreProvider.class);
        return tls(truststore == null ? null : truststore.getTruststore());
    }

    static SSLSocketFactory tls(@Nullable KeyStore trusted) throws SmsException {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw SmsException.busy("the server's trust store cannot be used", e);
        }
    }

    @Override
    public void close() {
        pools.values().forEach(SmppBindPool::close);
        pools.clear();
    }
}
