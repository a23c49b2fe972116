/** The environment of the integration tests: servers, databases, inboxes, realms and persons. */
@NullMarked
package dev.identitycheck.it.stage;

import org.jspecify.annotations.NullMarked;
