package dev.identitycheck.account;

import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.account.attribute.DisownTokensJson;
import dev.identitycheck.account.attribute.OutboxJson;
import dev.identitycheck.domain.notice.IssuedDisownTokens;
import dev.identitycheck.domain.notice.Outbox;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What is kept on an account about notices.
 *
 * @param account the account, under its lock
 */
public record AccountNotices(LockedAccount account) {

    /** The facts that somebody has still to be told of. */
    public Outbox outbox() {
        return account.read(AccountAttributes.OUTBOX).map(OutboxJson::read).orElse(Outbox.EMPTY);
    }

    /** Stores them, and when the messenger has something to look for. */
    public void store(Outbox outbox) {
        account.write(AccountAttributes.OUTBOX, outbox.facts().isEmpty() ? null : OutboxJson.write(outbox));
        account.write(
                AccountAttributes.OUTBOX_DUE,
                outbox.nextDue().map(AccountAttributes::moment).orElse(null));
    }

    /** The handles that were sent. */
    public IssuedDisownTokens handles() {
        return account.read(AccountAttributes.HANDLES)
                .map(DisownTokensJson::read)
                .orElse(IssuedDisownTokens.EMPTY);
    }

    /** Stores them. */
    public void store(IssuedDisownTokens handles) {
        account.write(AccountAttributes.HANDLES, handles.handles().isEmpty() ? null : DisownTokensJson.write(handles));
    }

    /** The account's name in handles; it is given one when it needs one. */
    public String handleName(Supplier<String> newName) {
        return account.read(AccountAttributes.HANDLE_NAME)
                .map(AccountFinder::name)
                .orElseGet(() -> {
                    String name = newName.get();
                    account.write(
                            AccountAttributes.HANDLE_NAME,
                            AccountFinder.stored(account.user().getId(), name));
                    return name;
                });
    }

    /** Without the lock, as the user's model has it: the handles that were sent. */
    public static IssuedDisownTokens handles(KeycloakSession session, RealmModel realm, @Nullable UserModel user) {
        return Optional.ofNullable(user)
                .flatMap(u -> AttributeStore.of(session, realm, u).read(AccountAttributes.HANDLES))
                .map(DisownTokensJson::read)
                .orElse(IssuedDisownTokens.EMPTY);
    }
}
