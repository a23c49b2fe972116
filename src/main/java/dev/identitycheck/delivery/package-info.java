/** Delivery of messages by e-mail and SMS: the dispatcher, its queues and workers, and the delivery status. */
@NullMarked
package dev.identitycheck.delivery;

import org.jspecify.annotations.NullMarked;
