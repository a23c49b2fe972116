/**
 * The settings by topic, each declared once: the admin console, the parser and the page of settings use the
 * declaration.
 */
@NullMarked
package dev.identitycheck.settings;

import org.jspecify.annotations.NullMarked;
