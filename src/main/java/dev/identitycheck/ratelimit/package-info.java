/** Rate limits: quotas of text messages, their table, and how soon a message may be sent again. */
@NullMarked
package dev.identitycheck.ratelimit;

import org.jspecify.annotations.NullMarked;
