package dev.identitycheck.settings;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings as a table in Markdown, made from where they are declared. */
final class SettingsTable {

    static final String START = "<!-- settings:start -->";
    static final String END = "<!-- settings:end -->";

    private SettingsTable() {}

    static String of(List<Option<?>> options) {
        return Stream.concat(
                        Stream.of("| key | default | allowed | what it does |", "| --- | --- | --- | --- |"),
                        options.stream().map(SettingsTable::row))
                .collect(Collectors.joining("\n"));
    }

    private static String row(Option<?> option) {
        String allowed = option.choices().isEmpty()
                ? option.allowed()
                : option.choices().stream().map(SettingsTable::code).collect(Collectors.joining(", "));
        String standard = option.defaultText().isEmpty() ? option.defaultForPeople() : code(option.defaultText());
        return Stream.of(code(option.key()), standard, allowed, option.help())
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
