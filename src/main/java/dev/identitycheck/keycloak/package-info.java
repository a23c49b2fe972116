/**
 * What the server's API lacks: hooks before and after a commit, keys, the clock, provider ids, and base classes of
 * factories.
 */
@NullMarked
package dev.identitycheck.keycloak;

import org.jspecify.annotations.NullMarked;
