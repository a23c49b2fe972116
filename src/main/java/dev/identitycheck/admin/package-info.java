/**
 * The admin REST API: operations of support staff on an account, the settings of a realm, its set-up and its doctor.
 */
@NullMarked
package dev.identitycheck.admin;

import org.jspecify.annotations.NullMarked;
