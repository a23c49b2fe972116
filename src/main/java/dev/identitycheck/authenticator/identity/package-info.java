/** The authenticator {@code identity-check}: the owner confirms an identity that is new to the account. */
@NullMarked
package dev.identitycheck.authenticator.identity;

import org.jspecify.annotations.NullMarked;
