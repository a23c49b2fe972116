/** PINs: how they are made, which of them are too easy to guess, and how one is compared. */
@NullMarked
package dev.identitycheck.domain.pin;

import org.jspecify.annotations.NullMarked;
