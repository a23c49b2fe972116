/** Notices to an account's owner: the outbox, the routing to recipients, and the tokens by which to disown. */
@NullMarked
package dev.identitycheck.domain.notice;

import org.jspecify.annotations.NullMarked;
