/** Executions in a realm's authentication flows, and the providers whose logins run the step. */
@NullMarked
package dev.identitycheck.flow;

import org.jspecify.annotations.NullMarked;
