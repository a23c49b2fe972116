/** What stands between this extension and the server it runs in. */
@NullMarked
package dev.identitycheck.keycloak;

import org.jspecify.annotations.NullMarked;
