/** The authenticator {@code identity-check-code}: a step that asks for a code or a PIN. */
@NullMarked
package dev.identitycheck.authenticator.code;

import org.jspecify.annotations.NullMarked;
