/**
 * The links between accounts and identities: watched as they come and go, adopted when they are old, removed when
 * nobody confirms them.
 */
@NullMarked
package dev.identitycheck.broker.link;

import org.jspecify.annotations.NullMarked;
