/** What people and operators see, on real servers. The tests are in this package, their means in those below. */
@NullMarked
package dev.identitycheck.it;

import org.jspecify.annotations.NullMarked;
