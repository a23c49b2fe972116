/** Tests of what an account's owner is told, and of their answer, on a real server. */
@NullMarked
package dev.identitycheck.it.notice;

import org.jspecify.annotations.NullMarked;
