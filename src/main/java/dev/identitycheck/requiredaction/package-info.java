/** Where people look after their contacts and choices themselves: required actions with their pages, and credentials. */
@NullMarked
package dev.identitycheck.centre;

import org.jspecify.annotations.NullMarked;
