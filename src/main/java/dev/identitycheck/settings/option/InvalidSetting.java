package dev.identitycheck.settings.option;

/**
 * A setting that cannot be used.
 *
 * @param key its key
 * @param allowed what it may be
 */
public record InvalidSetting(String key, String allowed) {

    @Override
    public String toString() {
        return key + " must be " + allowed;
    }
}
