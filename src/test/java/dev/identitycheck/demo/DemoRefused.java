package dev.identitycheck.demo;

/** The demo cannot start as asked; the message says why and what to do, to the person who started it. */
final class DemoRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoRefused(String message) {
        super(message);
    }
}
