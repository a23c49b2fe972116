package dev.identitycheck.account;

import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.account.attribute.DevicesJson;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.device.KnownDevice;
import dev.identitycheck.domain.device.KnownDevices;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The known devices of an account. Each change evicts the user from the caches of all nodes.
 *
 * @param account the account, under its row lock
 */
public record AccountDevices(LockedAccount account) {

    /**
     * Reads the known devices without the row lock, from the user's model: for users of this database without a
     * database query while they are cached.
     *
     * @return the known devices; empty if none are stored
     * @throws UnreadableAccountException when the stored devices are damaged
     */
    public static Optional<KnownDevices> of(KeycloakSession session, RealmModel realm, UserModel user) {
        return AttributeStore.of(session, realm, user)
                .read(AccountAttributes.DEVICES)
                .map(DevicesJson::read);
    }

    /** The known devices, read under the row lock. */
    public KnownDevices known() {
        return account.read(AccountAttributes.DEVICES)
                .map(DevicesJson::read)
                .orElseGet(() -> KnownDevices.none(account.newSalt()));
    }

    /** Whether the account has ever known a device, though it may have been forgotten since. */
    public boolean hadAny() {
        return account.read(AccountAttributes.DEVICES).isPresent();
    }

    /** Stores the known devices. An empty list stays: the next device is not the account's first. */
    public void store(KnownDevices devices) {
        account.write(AccountAttributes.DEVICES, DevicesJson.write(devices));
        account.evict();
    }

    /**
     * Removes one known device: the next access from that browser is unfamiliar. Its sessions go on.
     *
     * @return the removed device; empty if none has this id
     */
    public Optional<KnownDevice> forget(String id) {
        KnownDevices before = known();
        Optional<KnownDevice> device = before.entry(id);
        if (device.isPresent()) {
            store(before.without(id));
        }
        return device;
    }

    /** Removes every known device, also where the stored devices are damaged: each access from now on is unfamiliar. */
    public void forgetAll() {
        if (hadAny()) {
            store(KnownDevices.none(account.newSalt()));
        }
    }
}
