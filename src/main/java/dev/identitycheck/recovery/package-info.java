/** Recovery of a forgotten password, by a number that people know and a code to a contact on file. */
@NullMarked
package dev.identitycheck.recovery;

import org.jspecify.annotations.NullMarked;
