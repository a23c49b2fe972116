package dev.identitycheck.settings;

import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Settings of a realm as a whole, kept in realm attributes {@code identity-check.<key>}. */
public final class RealmSettings {

    private static final String PREFIX = "identity-check.";

    private static final ChoiceOption<Mode> MODE = new ChoiceOption<>(
            "mode", "Mode", "Overrides the mode of every step of the realm at once.", Mode.ENFORCE, Mode.class);

    private static final NumberOption NEW_CONTACT_DELAY = new NumberOption(
            "newContactDelay",
            "Time before a changed contact counts (seconds)",
            "For this long a contact that was added or changed confirms nothing, unless an older one proved it.",
            86_400,
            0,
            2_592_000);

    private final RealmModel realm;

    private RealmSettings(RealmModel realm) {
        this.realm = realm;
    }

    /** The settings of a realm. */
    public static RealmSettings of(RealmModel realm) {
        return new RealmSettings(realm);
    }

    /** The mode that counts for a step of this mode; nothing if the realm's own cannot be read. */
    public Optional<Mode> effectiveMode(Mode ofStep) {
        String own = read(MODE.key()).orElse(ChoiceOption.text(ofStep));
        return MODE.choices().contains(own) ? Optional.of(MODE.parse(own)) : Optional.empty();
    }

    /** How long a contact stands before it counts if nothing but itself speaks for it; nothing if that cannot be read. */
    public Optional<Duration> newContactDelay() {
        try {
            int seconds =
                    NEW_CONTACT_DELAY.parse(read(NEW_CONTACT_DELAY.key()).orElse(NEW_CONTACT_DELAY.defaultText()));
            return Optional.of(Duration.ofSeconds(seconds));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
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
