/** What everybody may ask the realm for, under {@code /realms/{realm}/identity-check}. */
@NullMarked
package dev.identitycheck.rest;

import org.jspecify.annotations.NullMarked;
