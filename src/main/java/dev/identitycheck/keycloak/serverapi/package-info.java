/** Whether the running server has what is used of its API, and is a version that was tested. */
@NullMarked
package dev.identitycheck.keycloak.serverapi;

import org.jspecify.annotations.NullMarked;
