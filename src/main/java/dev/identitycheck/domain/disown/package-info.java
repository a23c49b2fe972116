/** What an account's history says of an identity, or of a password or PIN, that its owner disowns. */
@NullMarked
package dev.identitycheck.domain.disown;

import org.jspecify.annotations.NullMarked;
