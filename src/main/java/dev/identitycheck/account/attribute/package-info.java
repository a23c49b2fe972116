/** The user attributes that hold an account's state: their names and their JSON. */
@NullMarked
package dev.identitycheck.account.attribute;

import org.jspecify.annotations.NullMarked;
