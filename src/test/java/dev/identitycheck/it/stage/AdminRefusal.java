package dev.identitycheck.it.stage;

/** The admin API answered with another status than 2xx. */
public final class AdminRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    AdminRefusal(String request, int status, String body) {
        super(request + ": " + status + " " + body);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
