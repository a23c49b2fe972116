/** The authenticator {@code identity-check}: an identity that is new to an account is confirmed by its owner. */
@NullMarked
package dev.identitycheck.authenticator.identity;

import org.jspecify.annotations.NullMarked;
