package dev.identitycheck.domain.pin;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/** The ways in which a date of birth is written with digits. */
public final class BirthDate {

    private static final List<String> PATTERNS =
            List.of("ddMMuuuu", "MMdduuuu", "uuuuMMdd", "uuuuddMM", "ddMMuu", "MMdduu", "uuMMdd");

    private BirthDate() {}

    /** Every way of writing a date that is stored as {@code 1980-02-29}; the text itself if it is no such date. */
    public static List<String> written(String stored) {
        try {
            LocalDate date = LocalDate.parse(stored.strip());
            return PATTERNS.stream()
                    .map(pattern -> date.format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT)))
                    .toList();
        } catch (DateTimeParseException e) {
            return List.of(stored);
        }
    }
}
