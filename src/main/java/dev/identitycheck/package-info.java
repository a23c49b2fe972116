/** Identity Check for Keycloak: the owner of an account confirms each new identity with a code. */
@NullMarked
package dev.identitycheck;

import org.jspecify.annotations.NullMarked;
