/** Identities, the ledger of those that the account's owner confirmed, and the policies that trust one. */
@NullMarked
package dev.identitycheck.domain.identity;

import org.jspecify.annotations.NullMarked;
