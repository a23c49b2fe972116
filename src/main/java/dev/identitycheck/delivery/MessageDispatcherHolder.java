package dev.identitycheck.delivery;

/** Whoever keeps the server's one courier, whose workers all messages share. */
public interface MessageDispatcherHolder {

    /** The courier. */
    MessageDispatcher courier();
}
