/** An account's stored state, and the row lock under which all of it is read, changed and written. */
@NullMarked
package dev.identitycheck.account;

import org.jspecify.annotations.NullMarked;
