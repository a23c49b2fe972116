/** What people do to their own account: phone, credentials and security centre, against a real server. */
@NullMarked
package dev.identitycheck.it.centre;

import org.jspecify.annotations.NullMarked;
