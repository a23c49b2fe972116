/** Contacts that the owner proved before this login, to which codes are sent. */
@NullMarked
package dev.identitycheck.domain.contact;

import org.jspecify.annotations.NullMarked;
