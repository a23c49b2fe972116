package dev.identitycheck.admin.doctor.check;

import java.util.stream.Stream;

/** A check of the doctor for one kind of misconfiguration. */
public interface Check {

    /** The findings in a realm; empty if the check finds nothing wrong. */
    Stream<Finding> examine(ExaminedRealm examined);
}
