package dev.identitycheck.settings.option;

/**
 * A setting of a realm.
 *
 * @param option the setting
 * @param whenUnset what holds where it is not set and has no default, for people; empty if it has one
 */
public record RealmOption<T>(Option<T> option, String whenUnset) {

    /** The default, as text; empty if there is none. */
    public String defaultText() {
        return whenUnset.isEmpty() ? option.defaultText() : "";
    }

    /** The realm attribute that holds it. */
    public String attribute() {
        return "identity-check." + option.key();
    }
}
