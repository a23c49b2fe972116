/** An account's contacts: read and written under the row lock. */
@NullMarked
package dev.identitycheck.account.contact;

import org.jspecify.annotations.NullMarked;
