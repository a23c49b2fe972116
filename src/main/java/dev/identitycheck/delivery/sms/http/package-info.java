/** The gateway {@code http}, which sends messages through a provider's web service. */
@NullMarked
package dev.identitycheck.delivery.sms.http;

import org.jspecify.annotations.NullMarked;
