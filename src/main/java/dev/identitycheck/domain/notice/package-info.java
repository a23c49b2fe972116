/** What an account's owner is told: facts that wait for their messenger, whom they are for, and the way to disown them. */
@NullMarked
package dev.identitycheck.domain.notice;

import org.jspecify.annotations.NullMarked;
