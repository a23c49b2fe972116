package dev.identitycheck.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.identitycheck.Documentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table on the page of settings")
class SettingsTableTest {

    private static final Path PAGE = Documentation.page("settings");

    @Test
    @DisplayName("of the step's settings is the one that the code makes")
    void step() throws IOException {
        same("settings", SettingsTable.ofSteps(IdentityCheckSettings.OPTIONS));
    }

    @Test
    @DisplayName("of the settings of the condition on access is the one that the code makes")
    void access() throws IOException {
        same("access-settings", SettingsTable.ofSteps(UnfamiliarAccessSettings.OPTIONS));
    }

    @Test
    @DisplayName("of the settings of the step that remembers a browser is the one that the code makes")
    void remember() throws IOException {
        same("remember-settings", SettingsTable.ofSteps(RememberDeviceSettings.OPTIONS));
    }

    @Test
    @DisplayName("of the code step's settings is the one that the code makes")
    void codeStep() throws IOException {
        same("code-settings", SettingsTable.ofSteps(CodeOrPinSettings.OPTIONS));
    }

    @Test
    @DisplayName("of the realm's settings is the one that the code makes")
    void realm() throws IOException {
        same("realm-settings", SettingsTable.ofRealms(RealmSettings.OPTIONS));
    }

    @Test
    @DisplayName("of the recovery step's settings is the one that the code makes")
    void recovery() throws IOException {
        same("recovery-settings", SettingsTable.ofSteps(RecoveryCodeSettings.OPTIONS));
    }

    private static void same(String name, String table) throws IOException {
        Path wanted = Path.of("target", name + "-table.md");
        Files.writeString(wanted, table + "\n");
        String page = Documentation.read(PAGE);
        String before = "<!-- " + name + ":start -->";
        String after = "<!-- " + name + ":end -->";
        int start = page.indexOf(before);
        int end = page.indexOf(after);
        assertThat(start >= 0 && end > start)
                .as("%s holds a line %s and, after it, a line %s", PAGE, before, after)
                .isTrue();
        assertThat(page.substring(start + before.length(), end).strip())
                .as("the table between the markers in %s; the one that belongs there is in %s", PAGE, wanted)
                .isEqualTo(table);
    }
}
