/** The public REST resources of a realm, under {@code /realms/{realm}/identity-check}. */
@NullMarked
package dev.identitycheck.rest;

import org.jspecify.annotations.NullMarked;
