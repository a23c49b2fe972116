package dev.identitycheck.demo;

import dev.identitycheck.server.KeycloakServer;
import dev.identitycheck.server.PortTaken;
import dev.identitycheck.server.ServerNotReady;
import dev.identitycheck.server.ServerOptions;
import dev.identitycheck.server.ServerOptions.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts everything, says where it is, and runs until Ctrl-C or until the server ends. */
public final class Demo {

    private Demo() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            run(DemoSettings.fromSystemProperties());
        } catch (DemoRefused | PortTaken | ServerNotReady e) {
            System.err.println();
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(DemoSettings settings) throws InterruptedException {
        Instant start = Instant.now();
        ports(settings).forEach(LoopbackPort::demandFree);
        System.out.println("Starting Keycloak with the demo realms; this takes about half a minute ...");
        SentMessages outbox = new SentMessages();
        try (MailSink mail = new MailSink(settings.smtpPort(), outbox);
                DemoSite site = new DemoSite(settings, outbox)) {
            mail.start();
            site.start();
            try (KeycloakServer server = KeycloakServer.start(options(settings))) {
                System.out.println(new WalkThrough(settings).text(Duration.between(start, Instant.now())));
                while (server.isRunning()) {
                    TimeUnit.MILLISECONDS.sleep(500);
                }
                throw new DemoRefused("The server ended by itself; its log is " + server.log());
            }
        }
    }

    private static List<LoopbackPort> ports(DemoSettings settings) {
        return List.of(
                new LoopbackPort(settings.port(), "Keycloak", DemoSettings.PORT),
                new LoopbackPort(settings.sitePort(), "the demo's site and outbox", DemoSettings.SITE_PORT),
                new LoopbackPort(settings.smtpPort(), "the outbox's SMTP server", DemoSettings.SMTP_PORT));
    }

    private static ServerOptions options(DemoSettings settings) {
        return ServerOptions.of(settings.distribution(), settings.workFolder(), "demo", Mode.DEVELOPMENT)
                .withJar(settings.jar())
                .withPort(settings.port())
                .withStartArguments(
                        "--http-host=127.0.0.1",
                        "--hostname=" + settings.serverUrl(),
                        "--spi-sms-gateway--http--url=" + settings.smsUrl(),
                        "--spi-sms-gateway--http--from=Agency")
                .withEnvironment("JAVA_OPTS_APPEND", javaOptions(settings))
                .withEnvironment("DEMO_SERVER_URL", settings.serverUrl())
                .withEnvironment("DEMO_SERVER_INTERNAL_URL", settings.loopbackUrl())
                .withEnvironment("DEMO_APP_URL", settings.siteUrl())
                .withEnvironment("DEMO_SMTP_HOST", "127.0.0.1")
                .withEnvironment("DEMO_SMTP_PORT", Integer.toString(settings.smtpPort()));
    }

    private static String javaOptions(DemoSettings settings) {
        // --import-realm reads data/import; its property takes the files where they are, in the work tree.
        // The first compiler alone: a third less work until the server answers, and it lives for minutes only.
        return "'-Dkeycloak.migration.dir=" + settings.realms() + "' -XX:TieredStopAtLevel=1";
    }
}
