package dev.identitycheck.demo;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the demo's parts are and which ports they listen on; all of them system properties. */
record DemoSettings(Path jar, Path distribution, Path realms, Path workFolder, int port, int sitePort, int smtpPort) {

    static final String PORT = "demo.port";
    static final String SITE_PORT = "demo.outbox.port";
    static final String SMTP_PORT = "demo.smtp.port";

    DemoSettings {
        if (port == sitePort || port == smtpPort || sitePort == smtpPort) {
            throw new DemoRefused("-D" + PORT + ", -D" + SITE_PORT + " and -D" + SMTP_PORT + " must differ: they are "
                    + port + ", " + sitePort + " and " + smtpPort + ".");
        }
    }

    static DemoSettings fromSystemProperties() {
        return new DemoSettings(
                path("demo.jar"),
                path("demo.distribution"),
                path("demo.realms"),
                path("demo.workdir"),
                port(PORT, 8080),
                port(SITE_PORT, 8025),
                port(SMTP_PORT, 1025));
    }

    String serverUrl() {
        return "http://localhost:" + port;
    }

    /** For what the server's own processes ask each other: never the address ::1, where nobody listens. */
    String loopbackUrl() {
        return "http://127.0.0.1:" + port;
    }

    String siteUrl() {
        return "http://localhost:" + sitePort;
    }

    String smsUrl() {
        return "http://127.0.0.1:" + sitePort + "/sms";
    }

    private static Path path(String property) {
        @Nullable String value = System.getProperty(property);
        if (value == null) {
            throw new DemoRefused("-D" + property + " is missing; start the demo with: mvn -Pdemo");
        }
        return Path.of(value).toAbsolutePath();
    }

    private static int port(String property, int usual) {
        @Nullable String value = System.getProperty(property);
        if (value == null || value.isBlank()) {
            return usual;
        }
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65535) {
            throw new DemoRefused("-D" + property + "=" + value + " is no port: choose one from 1 to 65535.");
        }
        return Integer.parseInt(value);
    }
}
