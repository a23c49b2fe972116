/**
 * Executions in a realm's authentication flows, the providers whose logins run the identity-check step, and what is
 * remembered of them and of the realm's settings.
 */
@NullMarked
package dev.identitycheck.flow;

import org.jspecify.annotations.NullMarked;
