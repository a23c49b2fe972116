package dev.identitycheck.it.stage;

import dev.identitycheck.it.provider.DamagedTokenProviderFactory;
import dev.identitycheck.it.provider.FileEmailSenderFactory;
import dev.identitycheck.it.provider.NamelessProviderFactory;
import dev.identitycheck.it.provider.RenamingProviderFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A jar of providers and themes for tests, made of test classes and reproducible byte for byte, so that server builds
 * can be reused.
 */
final class TestProviders {

    private static final Class<?> FACTORY = RenamingProviderFactory.class;
    private static final List<Class<?>> FACTORIES =
            List.of(FACTORY, NamelessProviderFactory.class, DamagedTokenProviderFactory.class);
    private static final List<String> CLASSES = List.of(
            "RenamingProviderFactory",
            "RenamingProvider",
            "NamelessProviderFactory",
            "NamelessProvider",
            "DamagedTokenProviderFactory",
            "DamagedTokenProvider",
            "FileEmailSenderFactory",
            "FileEmailSender");

    /** An e-mail theme that uses all that Keycloak's own mails offer, and one with a template that fails. */
    private static final List<String> THEME_FILES = List.of(
            "house-theme/email/theme.properties",
            "house-theme/email/resources/img/logo.png",
            "house-theme/email/html/template.ftl",
            "house-theme/email/text/identity-check-code.ftl",
            "house-theme/email/text/identity-check-notice.ftl",
            "house-theme/email/text/identity-check-pin.ftl",
            "house-theme/email/text/identity-check-password.ftl",
            "broken-theme/email/theme.properties",
            "broken-theme/email/messages/messages_it.properties",
            "broken-theme/email/html/identity-check-password.ftl");

    private static final String SERVICE = "org.keycloak.broker.provider.IdentityProviderFactory";
    private static final String SENDER_SERVICE = "org.keycloak.email.EmailSenderProviderFactory";

    private TestProviders() {}

    static Path jar(Path folder) {
        Path jar = folder.resolve("test-providers.jar");
        try {
            Files.createDirectories(folder);
            try (OutputStream file = Files.newOutputStream(jar);
                    ZipOutputStream zip = new ZipOutputStream(file)) {
                add(zip, "META-INF/services/" + SERVICE, services().getBytes(StandardCharsets.UTF_8));
                add(
                        zip,
                        "META-INF/services/" + SENDER_SERVICE,
                        FileEmailSenderFactory.class.getName().getBytes(StandardCharsets.UTF_8));
                for (String name : CLASSES) {
                    add(zip, path(name), bytes(name));
                }
                add(zip, "META-INF/keycloak-themes.json", resource("keycloak-themes.json"));
                for (String name : THEME_FILES) {
                    add(zip, "theme/" + name, resource(name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    private static String services() {
        return FACTORIES.stream().map(Class::getName).collect(Collectors.joining("\n"));
    }

    private static String path(String name) {
        return FACTORY.getPackageName().replace('.', '/') + "/" + name + ".class";
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(FACTORY.getResourceAsStream("/theme/" + name), name)) {
            return stream.readAllBytes();
        }
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(FACTORY.getResourceAsStream(name + ".class"), name)) {
            return stream.readAllBytes();
        }
    }

    private static void add(ZipOutputStream zip, String path, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
