package dev.identitycheck.admin.doctor;

import java.util.stream.Stream;

/** Looks for one kind of trouble. */
interface Check {

    /** What it found; nothing if all is well. */
    Stream<Finding> look(ExaminedRealm patient);
}
