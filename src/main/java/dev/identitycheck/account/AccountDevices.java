package dev.identitycheck.account;

import dev.identitycheck.account.attribute.AccountAttributes;
import dev.identitycheck.account.attribute.DevicesJson;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.domain.device.KnownDevice;
import dev.identitycheck.domain.device.KnownDevices;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What is kept on an account about the browsers that it knows. Each change is for every cache to learn.
 *
 * @param account the account, under its lock
 */
public record AccountDevices(LockedAccount account) {

    /**
     * Without the lock, as the user's model has it: for users of this database without a look at the database while they
     * are cached.
     *
     * @return the known browsers; nothing if there is none
     * @throws UnreadableAccountException when they are damaged
     */
    public static Optional<KnownDevices> of(KeycloakSession session, RealmModel realm, UserModel user) {
        return AttributeStore.of(session, realm, user)
                .read(AccountAttributes.DEVICES)
                .map(DevicesJson::read);
    }

    /** The browsers that are known. */
    public KnownDevices known() {
        return account.read(AccountAttributes.DEVICES)
                .map(DevicesJson::read)
                .orElseGet(() -> new KnownDevices(SaltGenerator.next(), List.of()));
    }

    /** Stores them. */
    public void store(KnownDevices devices) {
        account.write(AccountAttributes.DEVICES, devices.devices().isEmpty() ? null : DevicesJson.write(devices));
        account.evict();
    }

    /**
     * Forgets one browser: the next access from it is unfamiliar. Its sessions go on.
     *
     * @return the browser; nothing if none has this id
     */
    public Optional<KnownDevice> forget(String id) {
        KnownDevices before = known();
        Optional<KnownDevice> device = before.entry(id);
        if (device.isPresent()) {
            store(before.without(id));
        }
        return device;
    }

    /** Forgets every browser, also where what is stored is damaged: each access from now on is unfamiliar. */
    public void forgetAll() {
        account.write(AccountAttributes.DEVICES, null);
        account.evict();
    }
}
