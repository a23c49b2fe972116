/** The credentials of an account: the phone, and the PIN with its generation, mailing and replacement. */
@NullMarked
package dev.identitycheck.credential;

import org.jspecify.annotations.NullMarked;
