package dev.identitycheck.it.walk;

import java.util.Optional;

/** Says what is done next, knowing what the intruder sees; nothing at the end. */
interface Guide {

    Optional<Step> next(World world);
}
