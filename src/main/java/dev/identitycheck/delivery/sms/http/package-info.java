/** The gateway {@code http}: asks a provider's web service. */
@NullMarked
package dev.identitycheck.delivery.sms.http;

import org.jspecify.annotations.NullMarked;
