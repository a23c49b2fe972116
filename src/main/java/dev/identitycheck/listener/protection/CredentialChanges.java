package dev.identitycheck.listener.protection;

import dev.identitycheck.account.PhoneCredential;
import dev.identitycheck.credential.PinCredentialStore;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;

/**
 * The difference between the credentials of an account before and after a request.
 *
 * @param before the credentials as last committed
 * @param after the credentials about to be committed
 */
record CredentialChanges(List<CredentialState> before, List<CredentialState> after) {

    /** The passwords that are new, or have been changed. */
    List<CredentialState> passwords() {
        return after.stream()
                .filter(CredentialState::isPassword)
                .filter(password -> !before.contains(password)
                        && versions(before, password.id()).noneMatch(password.version()::equals))
                .toList();
    }

    /** The credentials that are new, but for passwords and this extension's own. */
    List<CredentialState> added() {
        return missing(after, before)
                .filter(credential -> !credential.isPassword() && !isOwn(credential))
                .toList();
    }

    /** The credentials that are gone, but for this extension's own. New recovery codes replace those before them. */
    List<CredentialState> removed() {
        return missing(before, after)
                .filter(credential -> !isOwn(credential) && !isReplaced(credential))
                .toList();
    }

    /** The PINs that came or went; others than Keycloak's own pages and consoles record notices themselves. */
    List<CredentialState> pins() {
        return Stream.concat(missing(after, before), missing(before, after))
                .filter(credential -> credential.type().equals(PinCredentialStore.TYPE))
                .limit(1)
                .toList();
    }

    private boolean isReplaced(CredentialState removed) {
        return removed.type().equals(RecoveryAuthnCodesCredentialModel.TYPE)
                && added().stream().anyMatch(other -> other.type().equals(removed.type()));
    }

    private static boolean isOwn(CredentialState credential) {
        return credential.type().equals(PinCredentialStore.TYPE)
                || credential.type().equals(PhoneCredential.TYPE);
    }

    private static Stream<CredentialState> missing(List<CredentialState> some, List<CredentialState> others) {
        Predicate<CredentialState> isThere =
                credential -> versions(others, credential.id()).findAny().isPresent();
        return some.stream().filter(isThere.negate());
    }

    private static Stream<String> versions(List<CredentialState> some, String id) {
        return some.stream().filter(other -> other.id().equals(id)).map(CredentialState::version);
    }
}
