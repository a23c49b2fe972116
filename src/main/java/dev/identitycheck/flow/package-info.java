/** Executions in a realm's authentication flows, and the providers whose logins run the identity-check step. */
@NullMarked
package dev.identitycheck.flow;

import org.jspecify.annotations.NullMarked;
