package dev.identitycheck.admin.doctor;

import dev.identitycheck.admin.doctor.Finding.Severity;
import java.util.stream.Stream;

/** People to whom no code can be sent are let in. */
final class NoContactAllowed implements Check {

    @Override
    public Stream<Finding> look(ExaminedRealm patient) {
        return Stream.concat(
                found(
                        patient.steps(),
                        "Whoever gets an identity linked to an account without a proved contact is let in unasked."),
                found(
                        patient.codeSteps(),
                        "People who have neither a proved contact nor a PIN pass the step for codes unasked."));
    }

    private static Stream<Finding> found(Stream<ConfiguredStep> steps, String message) {
        return steps.filter(step -> step.isSet("noContact", "allow"))
                .map(step -> new Finding(
                        Severity.WARNING,
                        "no-contact-allowed",
                        step.flow(),
                        message,
                        "Set noContact to deny, and see that people have proved contacts."));
    }
}
