package dev.identitycheck.settings.option;

import java.util.Map;
import java.util.OptionalInt;

/**
 * The countries where messages may go.
 *
 * @param most the messages of one day for each country, or {@link #ANY_NUMBER}
 */
public record CountryList(Map<String, Integer> most) {

    /** Every country, without a limit of its own. */
    public static final CountryList ALL = new CountryList(Map.of());

    static final int ANY_NUMBER = -1;

    public CountryList {
        most = Map.copyOf(most);
    }

    /** One country, without a limit of its own. */
    public static CountryList only(String country) {
        return new CountryList(Map.of(country, ANY_NUMBER));
    }

    /** Whether anything may go there. */
    public boolean allows(String country) {
        return most.isEmpty() || most.containsKey(country);
    }

    /** How many messages may go there in one day, where that is limited. */
    public OptionalInt mostADay(String country) {
        int number = most.getOrDefault(country, ANY_NUMBER);
        return number == ANY_NUMBER ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
