/** "It wasn't me": the page that a notice's link opens, and what its button does. */
@NullMarked
package dev.identitycheck.notice.disown;

import org.jspecify.annotations.NullMarked;
