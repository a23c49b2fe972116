package dev.identitycheck.it.walk;

import java.util.Optional;

/** Chooses the next step of a walk from its current state; empty at the end. */
interface Guide {

    Optional<Step> next(World world);
}
