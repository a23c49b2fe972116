/** The credentials of an account: its phone, and its PIN with everything that makes, mails and replaces it. */
@NullMarked
package dev.identitycheck.credential;

import org.jspecify.annotations.NullMarked;
