package dev.identitycheck.support.doctor;

import dev.identitycheck.realm.ProfileProtection;
import dev.identitycheck.support.doctor.Finding.Severity;
import java.util.stream.Stream;

/** Attributes that hold ledgers and counters, and that somebody could see, change or lose. */
final class AttributesUnprotected implements Check {

    @Override
    public Stream<Finding> look(Patient patient) {
        return ProfileProtection.unprotected(patient.session()).stream()
                .map(attribute -> new Finding(
                        Severity.ERROR,
                        "attribute-unprotected",
                        attribute,
                        "The realm's user profile does not declare the attribute as hidden, not editable and long enough:"
                                + " users or saves of administrators can change what protects accounts.",
                        "Run the set-up, or declare the attribute with no roles that view or edit it."));
    }
}
