/** Required actions with their pages, by which users manage their own contacts and preferences. */
@NullMarked
package dev.identitycheck.requiredaction;

import org.jspecify.annotations.NullMarked;
