/** Pages and forms that several flows share. */
@NullMarked
package dev.identitycheck.page;

import org.jspecify.annotations.NullMarked;
