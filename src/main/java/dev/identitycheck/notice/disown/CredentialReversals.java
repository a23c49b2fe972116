package dev.identitycheck.notice.disown;

import dev.identitycheck.account.PhoneCredential;
import dev.identitycheck.credential.PinCredentialStore;
import dev.identitycheck.domain.disown.AccessTrail;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeHistory;
import dev.identitycheck.domain.notice.NoticeType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * The passkeys, apps and recovery codes that are removed with an identity.
 *
 * @param user the user, past the cache
 * @param history the account's history
 */
record CredentialReversals(UserModel user, NoticeHistory history) {

    // Passwords and PINs have rules of their own, and a phone is a contact.
    private static final Set<String> OTHERS = Set.of(
            PasswordCredentialModel.TYPE,
            PasswordCredentialModel.PASSWORD_HISTORY,
            PinCredentialStore.TYPE,
            PhoneCredential.TYPE);

    List<Reversal> of(AccessTrail trail) {
        Set<String> theirs = added(trail.notices().stream());
        Set<String> known = added(history.entries().stream().map(NoticeHistory.Entry::notice));
        try (Stream<CredentialModel> stored = user.credentialManager().getStoredCredentialsStream()) {
            return stored.filter(credential -> !OTHERS.contains(credential.getType()))
                    .filter(credential -> theirs.contains(credential.getId())
                            || (!known.contains(credential.getId()) && isUnaccounted(trail, credential)))
                    .map(CredentialReversals::reversal)
                    .toList();
        }
    }

    private static Set<String> added(Stream<Notice> notices) {
        return notices.filter(notice -> notice.kind() == NoticeType.CREDENTIAL_ADDED)
                .map(notice -> notice.subject().id())
                .collect(Collectors.toSet());
    }

    private boolean isUnaccounted(AccessTrail trail, CredentialModel credential) {
        Long made = credential.getCreatedDate();
        return made != null && trail.isUnaccounted(history, Instant.ofEpochMilli(made));
    }

    private static Reversal reversal(CredentialModel credential) {
        String id = credential.getId();
        return Reversal.of("credential", credential.getType(), (account, now) -> account.cachedUser()
                .credentialManager()
                .removeStoredCredentialById(id));
    }
}
