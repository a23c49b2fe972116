/** What administrators ask and tell the extension, on real servers. */
@NullMarked
package dev.identitycheck.it.support;

import org.jspecify.annotations.NullMarked;
