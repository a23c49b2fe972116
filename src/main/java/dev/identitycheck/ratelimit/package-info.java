/**
 * Limits on how often something may be done: quotas of text messages, their table, and how soon a message is sent
 * again.
 */
@NullMarked
package dev.identitycheck.ratelimit;

import org.jspecify.annotations.NullMarked;
