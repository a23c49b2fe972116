/** Ways in which an identity can come to an account, one test each. */
@NullMarked
package dev.identitycheck.it.paths;

import org.jspecify.annotations.NullMarked;
