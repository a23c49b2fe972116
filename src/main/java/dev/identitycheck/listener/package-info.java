/** What the extension keeps in order in each realm that uses it, and how it hears of changes there. */
@NullMarked
package dev.identitycheck.realm;

import org.jspecify.annotations.NullMarked;
