/**
 * Federated links of accounts: entered in the ledger when they are created or removed, adopted into an account's first
 * ledger, and removed when they stay unconfirmed.
 */
@NullMarked
package dev.identitycheck.broker.link;

import org.jspecify.annotations.NullMarked;
