package dev.identitycheck.admin.doctor.realm;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.admin.setup.RecoverySetup;
import dev.identitycheck.keycloak.ReadOnlyStorage;
import java.util.stream.Stream;

/** Reports directories whose users cannot recover a password, because nobody can change it here. */
final class RecoveryReadOnly implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        return RecoverySetup.isBound(examined.realm())
                ? ReadOnlyStorage.in(examined.realm())
                        .map(storage -> new Finding(
                                Severity.INFO,
                                "recovery-read-only",
                                storage.getName(),
                                "The users of this directory get no message when they ask for a recovery: it is"
                                        + " read-only, and nobody can change their passwords here.",
                                "Say on the login page where its passwords are changed, or give the directory the"
                                        + " edit mode WRITABLE or UNSYNCED."))
                : Stream.empty();
    }
}
