/** The types of options: how a value is parsed, validated and described to the admin console. */
@NullMarked
package dev.identitycheck.settings.option;

import org.jspecify.annotations.NullMarked;
