package dev.identitycheck.admin.setup;

import java.util.ArrayList;
import java.util.List;

/** What was done to a realm, in order, and what was left as it was. */
public final class SetupReport {

    /**
     * One change.
     *
     * @param action what was done, as a word
     * @param subject to which flow, provider or attribute
     * @param detail with what
     */
    public record Change(String action, String subject, String detail) {}

    /**
     * Something that was not touched.
     *
     * @param subject the provider or flow
     * @param cause why
     */
    public record Left(String subject, String cause) {}

    private final List<Change> changes = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();

    void changed(String action, String subject, String detail) {
        changes.add(new Change(action, subject, detail));
    }

    void left(String subject, String cause) {
        left.add(new Left(subject, cause));
    }

    public List<Change> changes() {
        return List.copyOf(changes);
    }

    public List<Left> left() {
        return List.copyOf(left);
    }
}
