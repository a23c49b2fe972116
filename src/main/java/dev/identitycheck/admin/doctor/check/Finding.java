package dev.identitycheck.admin.doctor.check;

import java.util.Comparator;
import java.util.Locale;

/**
 * A misconfiguration that the doctor found. A finding holds no secret.
 *
 * @param severity the severity of the misconfiguration
 * @param code the kind of misconfiguration, for programs
 * @param subject the provider, flow, setting or attribute concerned
 * @param message the meaning of the finding, for people
 * @param fix the correction
 */
public record Finding(Severity severity, String code, String subject, String message, String fix)
        implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::code)
            .thenComparing(Finding::subject)
            .thenComparing(Finding::message);

    /** The severity of a finding, the most severe first. */
    public enum Severity {
        /** An identity can log in unchecked, or no identity can log in. */
        ERROR,
        /** An identity can log in unchecked, or be refused, under certain circumstances. */
        WARNING,
        /** Information without a need for correction. */
        INFO;

        /** The severity in the admin API, in metrics and in the log. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
