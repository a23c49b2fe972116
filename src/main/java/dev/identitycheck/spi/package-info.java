/** What providers of every kind have in common. */
@NullMarked
package dev.identitycheck.spi;

import org.jspecify.annotations.NullMarked;
