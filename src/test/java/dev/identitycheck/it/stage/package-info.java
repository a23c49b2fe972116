/** What a test plays on: servers, a database, inboxes, realms and people. */
@NullMarked
package dev.identitycheck.it.stage;

import org.jspecify.annotations.NullMarked;
