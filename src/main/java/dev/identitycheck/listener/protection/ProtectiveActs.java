package dev.identitycheck.listener.protection;

import dev.identitycheck.domain.identity.Identity;
import dev.identitycheck.domain.identity.IdentityState;
import dev.identitycheck.domain.identity.LedgerEntry;
import dev.identitycheck.domain.notice.NoticeSubject;
import dev.identitycheck.domain.notice.NoticeType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * What a request did to what protects an account.
 *
 * @param before as last committed
 * @param after as about to be committed
 * @param byAdministrator whether an administrator or a SCIM client did it
 * @param recovery by what a password could be set though nobody entered the old one
 * @param hints what the events say besides
 */
record ProtectiveActs(
        StoredProtection before,
        StoredProtection after,
        boolean byAdministrator,
        Optional<RecoveryMeans> recovery,
        Set<ProtectionHint> hints) {

    /**
     * What was done, in no particular order.
     *
     * @param isPasswordElsewhere whether a directory may keep the password
     */
    List<ProtectiveAct> all(boolean isPasswordElsewhere) {
        CredentialChanges changes = new CredentialChanges(before.credentials(), after.credentials());
        List<ProtectiveAct> acts = new ArrayList<>(passwords(changes, isPasswordElsewhere));
        changes.added().forEach(c -> acts.add(ProtectiveAct.of(NoticeType.CREDENTIAL_ADDED, c.subject())));
        changes.removed().forEach(c -> acts.add(ProtectiveAct.of(NoticeType.CREDENTIAL_REMOVED, c.subject())));
        changes.pins()
                .forEach(c -> acts.add(ProtectiveAct.of(NoticeType.PIN_CHANGED, NoticeSubject.of(c.type(), c.id()))));
        unlinked().forEach(identity -> acts.add(unlinking(identity)));
        if (hints.contains(ProtectionHint.SIGNED_OUT)) {
            acts.add(ProtectiveAct.of(NoticeType.SIGNED_OUT));
        }
        if (!before.enabled() && after.enabled()) {
            acts.add(ProtectiveAct.of(NoticeType.SWITCHED_ON));
        }
        return acts;
    }

    private List<ProtectiveAct> passwords(CredentialChanges changes, boolean isPasswordElsewhere) {
        List<NoticeSubject> stored = changes.passwords().stream()
                .map(password -> NoticeSubject.of(password.type(), password.id()))
                .toList();
        boolean isUnseen = stored.isEmpty() && isPasswordElsewhere && hints.contains(ProtectionHint.PASSWORD);
        return (isUnseen ? List.of(NoticeSubject.of(PasswordCredentialModel.TYPE, "")) : stored)
                .stream()
                        .map(subject -> ProtectiveAct.of(passwordKind(isPasswordElsewhere), subject))
                        .toList();
    }

    private NoticeType passwordKind(boolean isPasswordElsewhere) {
        if (byAdministrator) {
            return NoticeType.PASSWORD_REPLACED;
        }
        boolean hadPassword = before.credentials().stream().anyMatch(CredentialState::isPassword);
        return recovery.filter(means -> means.isRecovery(hadPassword || isPasswordElsewhere))
                        .isPresent()
                ? NoticeType.PASSWORD_RECOVERED
                : NoticeType.PASSWORD_CHANGED;
    }

    private Stream<Identity> unlinked() {
        return before.links().stream().filter(identity -> !after.links().contains(identity));
    }

    // Of several entries of one link, what claims told them apart is not known here.
    private ProtectiveAct unlinking(Identity identity) {
        Optional<LedgerEntry> entry = before.ledger().stream()
                .flatMap(ledger -> ledger.entries().stream().filter(e -> ledger.isBehind(e, identity)))
                .max(Comparator.comparing(e -> e.state() == IdentityState.KNOWN));
        return new ProtectiveAct(NoticeType.UNLINKED, NoticeSubject.NONE, Optional.of(identity), entry);
    }
}
