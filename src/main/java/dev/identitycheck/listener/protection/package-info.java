/**
 * Finds, at the commit of a request, what it changed of the things that protect an account, and records the notices of
 * that.
 */
@NullMarked
package dev.identitycheck.listener.protection;

import org.jspecify.annotations.NullMarked;
