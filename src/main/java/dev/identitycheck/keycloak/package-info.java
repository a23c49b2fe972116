/**
 * What the server's API lacks: hooks before and after a commit, keys, the clock, provider ids, base classes of
 * factories, and a check that the running server has what is used of it.
 */
@NullMarked
package dev.identitycheck.keycloak;

import org.jspecify.annotations.NullMarked;
