/** The checks of a realm's identity providers, and of the grants that run no flow. */
@NullMarked
package dev.identitycheck.admin.doctor.provider;

import org.jspecify.annotations.NullMarked;
