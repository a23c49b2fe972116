/** What administrators ask and tell the extension: the admin REST API, its settings, set-up and doctor. */
@NullMarked
package dev.identitycheck.support;

import org.jspecify.annotations.NullMarked;
