package dev.identitycheck.settings;

import dev.identitycheck.settings.option.Option;
import dev.identitycheck.settings.option.RealmOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings as a Markdown table, made from their declarations. */
final class SettingsTable {

    private SettingsTable() {}

    static String ofSteps(List<Option<?>> options) {
        return table(options.stream()
                .map(o -> row(o, o.defaultText().isEmpty() ? o.defaultDescription() : code(o.defaultText()))));
    }

    static String ofRealms(List<RealmOption<?>> options) {
        return table(options.stream()
                .map(o -> row(o.option(), o.whenUnset().isEmpty() ? code(o.defaultText()) : o.whenUnset())));
    }

    private static String table(Stream<String> rows) {
        return Stream.concat(Stream.of("| key | default | allowed | what it does |", "| --- | --- | --- | --- |"), rows)
                .collect(Collectors.joining("\n"));
    }

    private static String row(Option<?> option, String standard) {
        String allowed = option.choices().isEmpty()
                ? option.allowed()
                : option.choices().stream().map(SettingsTable::code).collect(Collectors.joining(", "));
        return Stream.of(code(option.key()), standard, allowed, option.help())
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
