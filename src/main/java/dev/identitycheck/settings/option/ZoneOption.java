package dev.identitycheck.settings.option;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** An option with a time zone by its name, such as {@code Europe/Rome}. It has no default. */
public record ZoneOption(String key, String label, String help) implements Option<ZoneId> {

    @Override
    public String defaultText() {
        return "";
    }

    @Override
    public String allowed() {
        return "a name of the tz database, as Europe/Rome";
    }

    @Override
    public List<String> choices() {
        return List.of();
    }

    @Override
    public ZoneId parse(String value) {
        try {
            return value.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(value);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no such time zone", e);
        }
    }
}
