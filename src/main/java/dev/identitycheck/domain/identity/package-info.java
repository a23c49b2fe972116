/** Identities, the ledger of those that the account's owner confirmed, and what makes one trusted. */
@NullMarked
package dev.identitycheck.domain.identity;

import org.jspecify.annotations.NullMarked;
