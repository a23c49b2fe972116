package dev.identitycheck.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SettingsTableTest {

    private static final Path README = Path.of("README.md");
    private static final Path WANTED = Path.of("target", "settings-table.md");

    @Test
    @DisplayName("the README's table of settings is the one that the code makes")
    void sameAsTheCode() throws IOException {
        String table = SettingsTable.of(Settings.OPTIONS);
        Files.writeString(WANTED, table + "\n");
        String readme = Files.readString(README);
        int start = readme.indexOf(SettingsTable.START);
        int end = readme.indexOf(SettingsTable.END);
        assertThat(start >= 0 && end > start)
                .as("%s holds a line %s and, after it, a line %s", README, SettingsTable.START, SettingsTable.END)
                .isTrue();
        assertThat(readme.substring(start + SettingsTable.START.length(), end).strip())
                .as("the table between the markers in %s; the one that belongs there is in %s", README, WANTED)
                .isEqualTo(table);
    }
}
