/** What text messages may cost, and how nobody gets more of them than that. */
@NullMarked
package dev.identitycheck.delivery.limit;

import org.jspecify.annotations.NullMarked;
