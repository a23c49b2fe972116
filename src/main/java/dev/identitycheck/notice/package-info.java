/** Notices to the owner of an account: recorded in its outbox, and sent from there. */
@NullMarked
package dev.identitycheck.notice;

import org.jspecify.annotations.NullMarked;
