/** The running login: the identity that arrived, its claims and its browser, and the steps that were passed. */
@NullMarked
package dev.identitycheck.login;

import org.jspecify.annotations.NullMarked;
