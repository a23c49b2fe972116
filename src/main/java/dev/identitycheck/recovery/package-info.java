/** Recovery of a forgotten password by an ID number and a code to a contact on file. */
@NullMarked
package dev.identitycheck.recovery;

import org.jspecify.annotations.NullMarked;
