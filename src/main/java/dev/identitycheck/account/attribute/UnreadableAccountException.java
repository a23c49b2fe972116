package dev.identitycheck.account.attribute;

/** What is stored on an account cannot be read. Nothing is decided on a guess: the unknown stays out. */
public final class UnreadableAccountException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String attribute;

    public UnreadableAccountException(String attribute, Throwable cause) {
        super("the attribute " + attribute + " cannot be read", cause);
        this.attribute = attribute;
    }

    UnreadableAccountException(String attribute) {
        super("the attribute " + attribute + " cannot be read");
        this.attribute = attribute;
    }

    /** The attribute's name. */
    public String attribute() {
        return attribute;
    }
}
