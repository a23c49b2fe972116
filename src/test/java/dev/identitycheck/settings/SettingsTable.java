package dev.identitycheck.settings;

import dev.identitycheck.settings.option.ConsoleProperties;
import dev.identitycheck.settings.option.Option;
import dev.identitycheck.settings.option.RealmOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.provider.ProviderConfigProperty;

/** The settings as a Markdown table, made from their declarations. */
final class SettingsTable {

    private SettingsTable() {}

    static String ofSteps(List<Option<?>> options) {
        Map<String, String> labels = ConsoleProperties.of(options).stream()
                .collect(Collectors.toMap(ProviderConfigProperty::getName, ProviderConfigProperty::getLabel));
        return table(
                "| key | in the console | default | allowed | what it does |",
                options.stream()
                        .map(o -> row(
                                code(o.key()) + " | " + labels.get(o.key()),
                                o,
                                o.defaultText().isEmpty() ? o.defaultDescription() : code(o.defaultText()))));
    }

    static String ofRealms(List<RealmOption<?>> options) {
        return table(
                "| key | default | allowed | what it does |",
                options.stream()
                        .map(o -> row(
                                code(o.option().key()),
                                o.option(),
                                o.whenUnset().isEmpty() ? code(o.defaultText()) : o.whenUnset())));
    }

    private static String table(String head, Stream<String> rows) {
        return Stream.concat(Stream.of(head, head.replaceAll("[^|]+", " --- ").strip()), rows)
                .collect(Collectors.joining("\n"));
    }

    private static String row(String name, Option<?> option, String standard) {
        String allowed = option.choices().isEmpty()
                ? option.allowed()
                : option.choices().stream().map(SettingsTable::code).collect(Collectors.joining(", "));
        return Stream.of(standard, allowed, option.help())
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| " + name + " | ", " |"));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
