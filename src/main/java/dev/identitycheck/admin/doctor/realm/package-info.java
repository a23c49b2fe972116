/** The checks of a realm's settings, users and messages, and of the server that it runs on. */
@NullMarked
package dev.identitycheck.admin.doctor.realm;

import org.jspecify.annotations.NullMarked;
