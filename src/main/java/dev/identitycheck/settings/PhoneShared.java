package dev.identitycheck.settings;

/** Whether several accounts may have the same phone. */
public enum PhoneShared {
    ALLOW,
    REFUSE
}
