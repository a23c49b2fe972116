/** Checks a realm's set-up for misconfigurations and names the correction of each. */
@NullMarked
package dev.identitycheck.admin.doctor;

import org.jspecify.annotations.NullMarked;
