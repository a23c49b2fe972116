/** What a check of the doctor is: it gets the realm as examined, and reports findings. */
@NullMarked
package dev.identitycheck.admin.doctor.check;

import org.jspecify.annotations.NullMarked;
