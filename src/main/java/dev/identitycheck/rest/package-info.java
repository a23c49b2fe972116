/** What everybody may ask the realm for, under {@code /realms/{realm}/identity-check}. */
@NullMarked
package dev.identitycheck.web;

import org.jspecify.annotations.NullMarked;
