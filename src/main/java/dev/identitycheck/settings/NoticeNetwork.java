package dev.identitycheck.settings;

/** Whether notices name the network address from which something was done. */
enum NoticeNetwork {
    SHOW,
    HIDE
}
