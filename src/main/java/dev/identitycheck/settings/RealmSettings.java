package dev.identitycheck.settings;

import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Settings of a realm as a whole, kept in realm attributes {@code identity-check.<key>}. */
public final class RealmSettings {

    private static final String PREFIX = "identity-check.";

    private static final ChoiceOption<Mode> MODE = new ChoiceOption<>(
            "mode", "Mode", "Overrides the mode of every step of the realm at once.", Mode.ENFORCE, Mode.class);

    private final RealmModel realm;

    private RealmSettings(RealmModel realm) {
        this.realm = realm;
    }

    /** The settings of a realm. */
    public static RealmSettings of(RealmModel realm) {
        return new RealmSettings(realm);
    }

    /**
     * The mode that overrides every step's; nothing if the realm sets none.
     *
     * @throws InvalidSettingException when it is not a mode
     */
    public Optional<Mode> mode() {
        return read(MODE.key()).map(value -> {
            try {
                return MODE.parse(value);
            } catch (IllegalArgumentException e) {
                throw new InvalidSettingException(new InvalidSetting(PREFIX + MODE.key(), MODE.allowed()), e);
            }
        });
    }

    /** The SMS gateway's name. */
    public Optional<String> smsGateway() {
        return read("smsGateway");
    }

    /** The sender that text messages show. */
    public Optional<String> smsSender() {
        return read("smsSender");
    }

    private Optional<String> read(String key) {
        return Optional.ofNullable(realm.getAttribute(PREFIX + key))
                .map(String::strip)
                .filter(v -> !v.isEmpty());
    }
}
