/** The authenticators: they read the request, ask the domain and answer with a page. */
@NullMarked
package dev.identitycheck.challenge;

import org.jspecify.annotations.NullMarked;
