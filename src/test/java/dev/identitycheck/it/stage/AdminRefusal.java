package dev.identitycheck.it.stage;

/** Thrown when the admin API responds with a status other than 2xx. */
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
