package dev.identitycheck.credential;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.keycloak.ReadOnlyStorage;
import dev.identitycheck.keycloak.ServerSingletons;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * Puts a password in the place of an account's that nobody knows. The account still has one, so that its owner can
 * recover it: an account without a password has none to recover.
 */
public final class UnusablePassword {

    private static final Logger LOG = Logger.getLogger(UnusablePassword.class);
    private static final int LENGTH = 64;

    private UnusablePassword() {}

    /** What became of the account's password. */
    public enum Result {
        /** The account has none. */
        NONE,
        /** Nobody can use it any more. */
        REPLACED,
        /** The directory that keeps it does not let it be changed. */
        REFUSED
    }

    /** Replaces the password of an account under its lock. */
    public static Result replace(LockedAccount account, Instant now) {
        UserModel user = account.cachedUser();
        List<CredentialModel> stored = stored(user);
        if (!stored.isEmpty()) {
            // A password that is stored here takes the place of a directory's.
            stored.forEach(password -> overwrite(account, user, password, now));
            account.evict();
            return Result.REPLACED;
        }
        return isKeptElsewhere(user) ? elsewhere(account, user) : Result.NONE;
    }

    /** Whether a user has a password, and when it was set if that is known. */
    public static Optional<Instant> setAt(UserModel user) {
        return stored(user).stream()
                .flatMap(password -> Stream.ofNullable(password.getCreatedDate()))
                .map(Instant::ofEpochMilli)
                .findFirst();
    }

    /** Whether a user has a password, here or in a directory. */
    public static boolean isThere(UserModel user) {
        return !stored(user).isEmpty() || isKeptElsewhere(user);
    }

    private static List<CredentialModel> stored(UserModel user) {
        try (Stream<CredentialModel> stored =
                user.credentialManager().getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)) {
            return stored.toList();
        }
    }

    // Neither the realm's policy nor the list of former passwords has to do with a password that nobody enters.
    private static void overwrite(LockedAccount account, UserModel user, CredentialModel password, Instant now) {
        PasswordPolicy policy = account.realm().getPasswordPolicy();
        PasswordCredentialModel unknown = hash(account.session(), policy)
                .encodedCredential(generator(account).of(LENGTH), policy.getHashIterations());
        unknown.setId(password.getId());
        unknown.setUserLabel(password.getUserLabel());
        unknown.setCreatedDate(now.toEpochMilli());
        user.credentialManager().updateStoredCredential(unknown);
    }

    private static PasswordHashProvider hash(KeycloakSession session, PasswordPolicy policy) {
        return Optional.ofNullable(policy.getHashAlgorithm())
                .map(algorithm -> session.getProvider(PasswordHashProvider.class, algorithm))
                .orElseGet(() -> session.getProvider(PasswordHashProvider.class));
    }

    private static boolean isKeptElsewhere(UserModel user) {
        return user.isFederated() && user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
    }

    private static Result elsewhere(LockedAccount account, UserModel user) {
        if (ReadOnlyStorage.keeps(account.realm(), user)) {
            return Result.REFUSED;
        }
        try {
            String unknown = generator(account)
                    .next(account.session(), account.realm(), user)
                    .orElseGet(() -> generator(account).of(LENGTH));
            return user.credentialManager().updateCredential(UserCredentialModel.password(unknown))
                    ? Result.REPLACED
                    : Result.REFUSED;
        } catch (ModelException | ReadOnlyException e) {
            LOG.warnf(
                    e,
                    "identity-check event=password_kept realm=%s user=%s",
                    account.realm().getName(),
                    account.user().getId());
            return Result.REFUSED;
        }
    }

    private static PasswordGenerator generator(LockedAccount account) {
        return new PasswordGenerator(ServerSingletons.of(account.session(), SecureRandom.class));
    }
}
