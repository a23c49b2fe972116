package dev.identitycheck.demo;

import dev.identitycheck.server.KeycloakServer;
import dev.identitycheck.server.ServerOptions;
import dev.identitycheck.server.ServerOptions.Mode;
import java.util.ArrayDeque;
import java.util.Deque;

/** The demo's server, its site with the outbox, and its mail server; closing ends all of them. */
final class RunningDemo implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final KeycloakServer server;

    private RunningDemo(DemoSettings settings) {
        try {
            SentMessages outbox = new SentMessages();
            MailSink mail = new MailSink(settings.smtpPort(), outbox);
            parts.push(mail);
            mail.start();
            DemoSite site = new DemoSite(settings, outbox);
            parts.push(site);
            site.start();
            this.server = KeycloakServer.start(options(settings));
            parts.push(server);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    static RunningDemo start(DemoSettings settings) {
        return new RunningDemo(settings);
    }

    KeycloakServer server() {
        return server;
    }

    private static ServerOptions options(DemoSettings settings) {
        return ServerOptions.of(settings.distribution(), settings.workFolder(), "demo", Mode.DEVELOPMENT)
                .withJar(settings.jar())
                .withPort(settings.port())
                .withStartArguments(
                        "--http-host=127.0.0.1",
                        "--hostname=" + settings.serverUrl(),
                        "--spi-sms-gateway--http--url=" + settings.smsUrl(),
                        "--spi-sms-gateway--http--from=Agency",
                        "--spi-identity-check-sms-inbound--hmac--secret=" + InboundGateway.SECRET)
                .withEnvironment("JAVA_OPTS_APPEND", javaOptions(settings))
                .withEnvironment("DEMO_SERVER_URL", settings.serverUrl())
                .withEnvironment("DEMO_SERVER_INTERNAL_URL", settings.loopbackUrl())
                .withEnvironment("DEMO_APP_URL", settings.siteUrl())
                .withEnvironment("DEMO_SMS_INBOUND", "hmac")
                .withEnvironment("DEMO_SMTP_HOST", "127.0.0.1")
                .withEnvironment("DEMO_SMTP_PORT", Integer.toString(settings.smtpPort()));
    }

    private static String javaOptions(DemoSettings settings) {
        // --import-realm reads data/import; its property takes the files where they are, in the work tree.
        // The first compiler alone: a third less work until the server answers, and it lives for minutes only.
        return "'-Dkeycloak.migration.dir=" + settings.realms() + "' -XX:TieredStopAtLevel=1";
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                failure = failure == null ? new IllegalStateException("A part of the demo did not end", e) : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
