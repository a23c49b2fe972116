@NullMarked
package dev.identitycheck.pages;

import org.jspecify.annotations.NullMarked;
