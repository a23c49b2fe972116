package dev.identitycheck.settings.option;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An option with a country. It has no default; an unset value is empty. */
public record RegionOption(String key, String label, String help) implements Option<String> {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    // The code in use for Kosovo, to which ISO has assigned none.
    private static final String USER_ASSIGNED = "XK";

    @Override
    public String defaultText() {
        return "";
    }

    @Override
    public String allowed() {
        return "a country code of two letters, as IT";
    }

    @Override
    public List<String> choices() {
        return List.of();
    }

    static boolean isCountry(String code) {
        return COUNTRIES.contains(code) || code.equals(USER_ASSIGNED);
    }

    @Override
    public String parse(String value) {
        if (!value.isEmpty() && !isCountry(value)) {
            throw new IllegalArgumentException("no country");
        }
        return value;
    }
}
