package dev.identitycheck.settings.option;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An option with a list of countries by their two letters, each with an optional maximum of messages a day. */
public record CountriesOption(String key, String label, String help) implements Option<CountryList> {

    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");
    private static final Pattern ENTRY = Pattern.compile("([A-Z]{2})(?::([0-9]{1,7}))?");
    private static final int MAX_LENGTH = 2000;

    @Override
    public String defaultText() {
        return "";
    }

    @Override
    public String allowed() {
        return "countries of ISO 3166 with blanks or commas between them, such as IT, or IT VN:200 for at most 200 a"
                + " day to one of them";
    }

    @Override
    public List<String> choices() {
        return List.of();
    }

    @Override
    public CountryList parse(String value) {
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("too long");
        }
        Map<String, Integer> dailyMaximums = new TreeMap<>();
        SEPARATOR.splitAsStream(value).filter(entry -> !entry.isEmpty()).forEach(entry -> read(entry, dailyMaximums));
        return new CountryList(dailyMaximums);
    }

    private static void read(String entry, Map<String, Integer> dailyMaximums) {
        Matcher parts = ENTRY.matcher(entry);
        if (!parts.matches() || !RegionOption.isCountry(parts.group(1))) {
            throw new IllegalArgumentException("no country");
        }
        String number = parts.group(2);
        if (dailyMaximums.put(parts.group(1), number == null ? CountryList.ANY_NUMBER : Integer.parseInt(number))
                != null) {
            throw new IllegalArgumentException("a country twice");
        }
    }
}
