/** Contacts that the owner proved before this login: where a code may go. */
@NullMarked
package dev.identitycheck.domain.contact;

import org.jspecify.annotations.NullMarked;
