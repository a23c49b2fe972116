package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ConfiguredStep;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import java.util.stream.Stream;

/** Reports steps that let in users to whom no code can be sent. */
final class NoContactAllowed implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return Stream.concat(
                findings(
                        examined.steps(),
                        "Whoever gets an identity linked to an account without a proved contact is let in unasked."),
                findings(
                        examined.codeSteps(),
                        "People who have neither a proved contact nor a PIN pass the step for codes unasked."));
    }

    private static Stream<Finding> findings(Stream<ConfiguredStep> steps, String message) {
        return steps.filter(step -> step.isSet("noContact", "allow"))
                .map(step -> new Finding(
                        Severity.WARNING,
                        "no-contact-allowed",
                        step.flow(),
                        message,
                        "See that people have proved contacts, and then set noContact to deny."));
    }
}
