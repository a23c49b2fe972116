package dev.identitycheck.settings.option;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A list of countries by their two letters, each with its messages a day where they are limited. */
public record CountriesOption(String key, String label, String help) implements Option<CountryList> {

    private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");
    private static final Pattern ENTRY = Pattern.compile("([A-Z]{2})(?::([0-9]{1,7}))?");
    private static final int LONGEST = 2000;

    @Override
    public String defaultText() {
        return "";
    }

    @Override
    public String allowed() {
        return "countries of ISO 3166 with blanks or commas between them, such as IT, or IT VN:200 for at most 200 a day to one of them";
    }

    @Override
    public List<String> choices() {
        return List.of();
    }

    @Override
    public CountryList parse(String value) {
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException("too long");
        }
        Map<String, Integer> most = new TreeMap<>();
        BETWEEN.splitAsStream(value).filter(entry -> !entry.isEmpty()).forEach(entry -> read(entry, most));
        return new CountryList(most);
    }

    private static void read(String entry, Map<String, Integer> most) {
        Matcher parts = ENTRY.matcher(entry);
        if (!parts.matches() || !RegionOption.isCountry(parts.group(1))) {
            throw new IllegalArgumentException("no country");
        }
        String number = parts.group(2);
        if (most.put(parts.group(1), number == null ? CountryList.ANY_NUMBER : Integer.parseInt(number)) != null) {
            throw new IllegalArgumentException("a country twice");
        }
    }
}
