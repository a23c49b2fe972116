/** The user attributes that hold an account's state: their names, and the JSON in them. */
@NullMarked
package dev.identitycheck.account.attribute;

import org.jspecify.annotations.NullMarked;
