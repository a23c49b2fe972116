/** The login under way: the identity that arrived, its claims and its browser, and what the login has passed. */
@NullMarked
package dev.identitycheck.login;

import org.jspecify.annotations.NullMarked;
