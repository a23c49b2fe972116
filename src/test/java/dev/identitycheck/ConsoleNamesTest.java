package dev.identitycheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.ConfigurableAuthenticatorFactory;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.broker.provider.IdentityProviderMapper;
import org.keycloak.provider.ProviderFactory;

@DisplayName("The table of names that the admin console shows")
class ConsoleNamesTest {

    @Test
    @DisplayName("is the one that the code makes")
    void table() throws IOException {
        String rows = Stream.of(
                        names(AuthenticatorFactory.class, ConfigurableAuthenticatorFactory::getDisplayType, "step"),
                        names(RequiredActionFactory.class, RequiredActionFactory::getDisplayText, "required action"),
                        names(IdentityProviderMapper.class, IdentityProviderMapper::getDisplayType, "mapper"))
                .flatMap(each -> each)
                .sorted()
                .collect(Collectors.joining("\n"));
        String table = "| provider id | name in the console | kind |\n| --- | --- | --- |\n" + rows;
        Files.writeString(Path.of("target", "names-table.md"), table + "\n");
        String page = Documentation.read(Documentation.page("by-hand"));
        String before = "<!-- names:start -->";
        assertThat(page.substring(page.indexOf(before) + before.length(), page.indexOf("<!-- names:end -->"))
                        .strip())
                .as("the table in by-hand.md; the one that belongs there is in target/names-table.md")
                .isEqualTo(table);
    }

    private static <T extends ProviderFactory<?>> Stream<String> names(
            Class<T> type, Function<T, String> name, String kind) {
        return ServiceLoader.load(type).stream()
                .filter(each -> each.type().getName().startsWith("dev.identitycheck."))
                .map(ServiceLoader.Provider::get)
                .map(each -> "| `" + each.getId() + "` | " + name.apply(each) + " | " + kind + " |");
    }
}
