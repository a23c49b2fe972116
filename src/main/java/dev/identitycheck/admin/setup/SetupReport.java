package dev.identitycheck.admin.setup;

import java.util.ArrayList;
import java.util.List;

/** The changes that a set-up or its removal made in a realm, in order, and what was skipped. */
public final class SetupReport {

    /**
     * A change in a realm.
     *
     * @param action the kind of change, such as {@code bind-flow}
     * @param subject the changed flow, provider, attribute or required action
     * @param detail the new value, such as the bound flow; may be empty
     */
    public record Change(String action, String subject, String detail) {}

    /**
     * A provider or flow that was skipped.
     *
     * @param subject the provider, flow or realm
     * @param cause the reason
     */
    public record Skipped(String subject, String cause) {}

    private final List<Change> changes = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();

    void changed(String action, String subject, String detail) {
        changes.add(new Change(action, subject, detail));
    }

    void skipped(String subject, String cause) {
        skipped.add(new Skipped(subject, cause));
    }

    public List<Change> changes() {
        return List.copyOf(changes);
    }

    public List<Skipped> skipped() {
        return List.copyOf(skipped);
    }
}
