/** Providers that only tests need, in a jar of their own in the server that has everything. */
@NullMarked
package dev.identitycheck.it.provider;

import org.jspecify.annotations.NullMarked;
