package dev.identitycheck.admin.doctor;

import java.util.Comparator;
import java.util.Locale;

/**
 * Something that is not as it should be. It holds no secret.
 *
 * @param severity how bad it is
 * @param code what it is, for programs
 * @param subject which provider, flow, setting or attribute
 * @param message what it means, for people
 * @param fix what to do
 */
public record Finding(Severity severity, String code, String subject, String message, String fix)
        implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::code)
            .thenComparing(Finding::subject)
            .thenComparing(Finding::message);

    /** How bad something is, the worst first. */
    public enum Severity {
        /** An identity can come in unchecked, or nobody can. */
        ERROR,
        /** Somebody can come in unchecked under circumstances, or be kept out. */
        WARNING,
        /** To be known. */
        INFO;

        /** As the admin API says it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
