package dev.identitycheck.settings.option;

import java.util.Map;
import java.util.OptionalInt;

/**
 * The countries where messages may be sent.
 *
 * @param dailyMaximums the maximum number of messages a day for each country, or {@link #ANY_NUMBER}; empty for
 *     every country
 */
public record CountryList(Map<String, Integer> dailyMaximums) {

    /** Every country, without a maximum of its own. */
    public static final CountryList ALL = new CountryList(Map.of());

    static final int ANY_NUMBER = -1;

    public CountryList {
        dailyMaximums = Map.copyOf(dailyMaximums);
    }

    /** One country, without a maximum of its own. */
    public static CountryList only(String country) {
        return new CountryList(Map.of(country, ANY_NUMBER));
    }

    /** Whether messages may be sent to this country. */
    public boolean allows(String country) {
        return dailyMaximums.isEmpty() || dailyMaximums.containsKey(country);
    }

    /** The maximum number of messages a day to this country; empty if it has none of its own. */
    public OptionalInt dailyMaximum(String country) {
        int number = dailyMaximums.getOrDefault(country, ANY_NUMBER);
        return number == ANY_NUMBER ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
