package dev.identitycheck.settings.option;

import java.util.List;

/**
 * A whole number within a range.
 *
 * @param standard the default
 * @param least the smallest value allowed
 * @param most the largest value allowed
 */
public record NumberOption(String key, String label, String help, int standard, int least, int most)
        implements Option<Integer> {

    public NumberOption {
        if (standard < least || standard > most) {
            throw new IllegalArgumentException(key + ": the default is out of range");
        }
    }

    @Override
    public String defaultText() {
        return Integer.toString(standard);
    }

    @Override
    public String allowed() {
        return least + "–" + most;
    }

    @Override
    public List<String> choices() {
        return List.of();
    }

    @Override
    public Integer parse(String value) {
        int number = Integer.parseInt(value);
        if (number < least || number > most) {
            throw new IllegalArgumentException("out of range");
        }
        return number;
    }
}
