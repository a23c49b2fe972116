package dev.identitycheck.notice.disown;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.Undone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Takes the password away, until the owner recovers it. */
final class PasswordRevocation implements Revocation {

    @Override
    public List<Undone> apply(LockedAccount account, Notice notice, Instant now) {
        account.outdateSessions(now);
        Optional<CredentialModel> password;
        try (Stream<CredentialModel> stored = account.cachedUser()
                .credentialManager()
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)) {
            password = stored.findFirst();
        }
        return password.filter(
                        found -> account.cachedUser().credentialManager().removeStoredCredentialById(found.getId()))
                .map(found -> List.of(new Undone("password", "")))
                .orElse(List.of());
    }
}
