package dev.identitycheck.domain.pin;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/** A date of birth as people write it with digits. */
public final class BirthDate {

    private static final List<String> WRITTEN =
            List.of("ddMMuuuu", "MMdduuuu", "uuuuMMdd", "uuuuddMM", "ddMMuu", "MMdduu", "uuMMdd");

    private BirthDate() {}

    /** Every way of writing a date that is stored as {@code 1980-02-29}; the text itself if it is none. */
    public static List<String> written(String stored) {
        try {
            LocalDate date = LocalDate.parse(stored.strip());
            return WRITTEN.stream()
                    .map(pattern -> date.format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT)))
                    .toList();
        } catch (DateTimeParseException e) {
            return List.of(stored);
        }
    }
}
