package dev.identitycheck.settings.option;

import java.util.List;

/**
 * An option with a whole number within a range.
 *
 * @param defaultValue the default
 * @param min the smallest value allowed
 * @param max the largest value allowed
 */
public record NumberOption(String key, String label, String help, int defaultValue, int min, int max)
        implements Option<Integer> {

    public NumberOption {
        if (defaultValue < min || defaultValue > max) {
            throw new IllegalArgumentException(key + ": the default is out of range");
        }
    }

    @Override
    public String defaultText() {
        return Integer.toString(defaultValue);
    }

    @Override
    public String allowed() {
        return min + "–" + max;
    }

    @Override
    public List<String> choices() {
        return List.of();
    }

    @Override
    public Integer parse(String value) {
        int number = Integer.parseInt(value);
        if (number < min || number > max) {
            throw new IllegalArgumentException("out of range");
        }
        return number;
    }
}
