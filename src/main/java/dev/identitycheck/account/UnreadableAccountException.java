package dev.identitycheck.account;

/** What is stored on an account cannot be read. Nothing is decided on a guess: the unknown stays out. */
public final class UnreadableAccountException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableAccountException(String attribute, Throwable cause) {
        super("the attribute " + attribute + " cannot be read", cause);
    }

    UnreadableAccountException(String attribute) {
        super("the attribute " + attribute + " cannot be read");
    }
}
