/** Phone numbers, read as people write them, by a library that knows each country's numbering plan. */
@NullMarked
package dev.identitycheck.phone;

import org.jspecify.annotations.NullMarked;
