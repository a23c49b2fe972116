/** A server with the extension, two identity providers and an outbox, to try by hand: {@code mvn -Pdemo}. */
@NullMarked
package dev.identitycheck.demo;

import org.jspecify.annotations.NullMarked;
