/** The page that a notice's disown link opens ("it wasn't me"), and the revocation that its form triggers. */
@NullMarked
package dev.identitycheck.notice.disown;

import org.jspecify.annotations.NullMarked;
