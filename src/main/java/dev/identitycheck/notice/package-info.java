/** How notices come to be and travel: what is written down, and the messenger who takes it to its reader. */
@NullMarked
package dev.identitycheck.notice.post;

import org.jspecify.annotations.NullMarked;
