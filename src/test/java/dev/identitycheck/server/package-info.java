/**
 * Real Keycloak servers, started as processes from the unpacked distribution. Integration tests, the demo and
 * the benchmarks share it, so nothing here knows a test framework.
 */
@NullMarked
package dev.identitycheck.server;

import org.jspecify.annotations.NullMarked;
