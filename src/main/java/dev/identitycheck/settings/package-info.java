/**
 * Settings by topic, each declared once: the admin console, the parser and the README table come from the declaration.
 */
@NullMarked
package dev.identitycheck.settings;

import org.jspecify.annotations.NullMarked;
