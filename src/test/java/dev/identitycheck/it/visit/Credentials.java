package dev.identitycheck.it.visit;

/** What somebody types into a login form. */
public interface Credentials {

    String username();

    String password();
}
