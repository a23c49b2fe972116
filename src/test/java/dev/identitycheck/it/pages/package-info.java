@NullMarked
package dev.identitycheck.it.pages;

import org.jspecify.annotations.NullMarked;
