/** A temporary password: made by the server and mailed to the owner of the account. */
@NullMarked
package dev.identitycheck.recovery.password;

import org.jspecify.annotations.NullMarked;
