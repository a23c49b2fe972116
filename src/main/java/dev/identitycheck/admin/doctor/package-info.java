/** What is wrong with a realm's set-up, and what to do about it. */
@NullMarked
package dev.identitycheck.admin.doctor;

import org.jspecify.annotations.NullMarked;
