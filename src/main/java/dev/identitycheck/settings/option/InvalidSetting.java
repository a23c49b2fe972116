package dev.identitycheck.settings.option;

/**
 * A setting whose value is invalid.
 *
 * @param key the key of the setting
 * @param allowed a description of the allowed values
 */
public record InvalidSetting(String key, String allowed) {

    @Override
    public String toString() {
        return key + " must be " + allowed;
    }
}
