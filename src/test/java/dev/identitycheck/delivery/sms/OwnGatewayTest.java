package dev.identitycheck.delivery.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The gateway of one's own on the page of text messages")
class OwnGatewayTest {

    private static final String SERVICE = "META-INF/services/" + SmsGatewayProviderFactory.class.getName();

    private static URLClassLoader compiled(Path jar) throws Exception {
        Path source =
                Files.writeString(jar.resolve("PigeonGateway.java"), TextMessagesPage.block("own-gateway", "java"));
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        int status = compiler.run(
                null,
                null,
                null,
                "-d",
                jar.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
        assertThat(status).as("it compiles").isZero();
        Path service = jar.resolve(SERVICE);
        Files.createDirectories(service.getParent());
        Files.writeString(service, "org.example.PigeonGateway\n");
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, SmsMessage.class.getClassLoader());
    }

    @Test
    @DisplayName("is one class of thirty lines and one service entry, and the server finds it beside the others")
    @SuppressWarnings("NullAway") // this gateway asks its session for nothing before it sends
    void loads(@TempDir Path jar) throws Exception {
        assertThat(TextMessagesPage.block("own-gateway", "java").lines().count())
                .isLessThanOrEqualTo(35);
        try (URLClassLoader loader = compiled(jar)) {
            assertThat(ServiceLoader.load(SmsGatewayProviderFactory.class, loader))
                    .extracting(SmsGatewayProviderFactory::getId)
                    .containsExactlyInAnyOrder("http", "smpp", "failover", "log", "pigeon");
            SmsGatewayProviderFactory pigeon = ServiceLoader.load(SmsGatewayProviderFactory.class, loader).stream()
                    .filter(found -> found.type().getSimpleName().equals("PigeonGateway"))
                    .findFirst()
                    .orElseThrow()
                    .get();
            Map<String, String> lofts = Map.of("loft", "http://localhost/", "grey-loft", "http://localhost/grey");
            GatewayOptions grey = new GatewayOptions("grey", "grey-", lofts::get);
            GatewayOptions black = new GatewayOptions("black", "black-", lofts::get);
            assertThat(pigeon.readiness(grey)).isEqualTo(SmsGatewayProviderFactory.Readiness.CONFIGURED);
            assertThat(pigeon.readiness(black)).isEqualTo(SmsGatewayProviderFactory.Readiness.NOT_CONFIGURED);
            assertThat(pigeon.create(null, grey)).isNotNull();
            assertThat(catchThrowableOfType(SmsException.class, () -> pigeon.create(null, black)))
                    .hasMessage("option loft of the gateway black is not set");
        }
    }
}
