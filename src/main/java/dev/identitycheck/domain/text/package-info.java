/** What people type, paste and store: one form for each kind of thing, however it is written. */
@NullMarked
package dev.identitycheck.domain.text;

import org.jspecify.annotations.NullMarked;
