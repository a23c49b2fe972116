package dev.identitycheck.domain.pin;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * PINs that are guessed first: a single repeated digit, ascending or descending digits, a repeated group, doubled
 * digits, and digits that others know of the owner.
 *
 * @param known digits that belong to the owner, such as a phone number or a date of birth
 */
public record WeakPins(List<String> known) {

    public WeakPins {
        known = List.copyOf(known);
    }

    /** Weak PINs of an owner about whom others know these texts; everything but digits is left out of them. */
    public static WeakPins of(Collection<String> known) {
        return new WeakPins(known.stream()
                .map(text -> text.replaceAll("[^0-9]", ""))
                .filter(digits -> digits.length() >= Pin.SHORTEST)
                .toList());
    }

    /** Whether a PIN is weak. */
    public boolean contains(Pin pin) {
        String digits = pin.digits();
        return runs(digits) || repeats(digits) || isDoubled(digits) || isKnown(digits);
    }

    private static boolean runs(String digits) {
        List<Integer> steps = IntStream.range(1, digits.length())
                .mapToObj(i -> Math.floorMod(digits.charAt(i) - digits.charAt(i - 1), 10))
                .distinct()
                .toList();
        // The step is always 0 (the same digit), 1 (the next one) or 9 (the one before, modulo 10); nine is followed
        // by zero.
        return steps.size() == 1 && List.of(0, 1, 9).contains(steps.get(0));
    }

    private static boolean repeats(String digits) {
        return IntStream.rangeClosed(1, digits.length() / 2)
                .filter(length -> digits.length() % length == 0)
                .anyMatch(length -> digits.substring(length).equals(digits.substring(0, digits.length() - length)));
    }

    private static boolean isDoubled(String digits) {
        return digits.length() % 2 == 0
                && IntStream.range(0, digits.length() / 2)
                        .allMatch(i -> digits.charAt(2 * i) == digits.charAt(2 * i + 1));
    }

    private boolean isKnown(String digits) {
        return known.stream().anyMatch(text -> text.contains(digits));
    }

    @Override
    public String toString() {
        return "WeakPins[***]";
    }
}
