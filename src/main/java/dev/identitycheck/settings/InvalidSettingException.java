package dev.identitycheck.settings;

/** A setting that cannot be used, met where there is no going on without it. */
public final class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidSettingException(InvalidSetting setting, Throwable cause) {
        super(setting.toString(), cause);
    }
}
