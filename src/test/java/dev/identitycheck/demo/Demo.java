package dev.identitycheck.demo;

import dev.identitycheck.server.PortTaken;
import dev.identitycheck.server.ServerNotReady;
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
        try (RunningDemo demo = RunningDemo.start(settings)) {
            System.out.println(new WalkThrough(settings).text(Duration.between(start, Instant.now())));
            while (demo.server().isRunning()) {
                TimeUnit.MILLISECONDS.sleep(500);
            }
            throw new DemoRefused(
                    "The server ended by itself; its log is " + demo.server().log());
        }
    }

    private static List<LoopbackPort> ports(DemoSettings settings) {
        return List.of(
                new LoopbackPort(settings.port(), "Keycloak", DemoSettings.PORT),
                new LoopbackPort(settings.sitePort(), "the demo's site and outbox", DemoSettings.SITE_PORT),
                new LoopbackPort(settings.smtpPort(), "the outbox's SMTP server", DemoSettings.SMTP_PORT));
    }
}
