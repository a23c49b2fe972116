package dev.identitycheck.settings.option;

/**
 * An option of a realm.
 *
 * @param option the option
 * @param whenUnset a description of what applies if the option is not set and has no default; empty if it has a default
 */
public record RealmOption<T>(Option<T> option, String whenUnset) {

    private static final String PREFIX = "identity-check.";

    /** Whether an attribute of a realm, or an entry of a provider's configuration, is one of this extension's. */
    public static boolean isOwn(String name) {
        return name.startsWith(PREFIX);
    }

    /** The default as text; empty if there is none. */
    public String defaultText() {
        return whenUnset.isEmpty() ? option.defaultText() : "";
    }

    /** The realm attribute that stores the option. */
    public String attribute() {
        return PREFIX + option.key();
    }
}
