/** A headless browser over HTTP: cookies, redirects and forms, for many visitors at a time. */
@NullMarked
package dev.identitycheck.it.visit;

import org.jspecify.annotations.NullMarked;
