/** PINs: their form, their generation, and which of them are too easy to guess. */
@NullMarked
package dev.identitycheck.domain.pin;

import org.jspecify.annotations.NullMarked;
