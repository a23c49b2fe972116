package dev.identitycheck.it.visit;

/** The user name and password for a login form. */
public interface Credentials {

    String username();

    String password();
}
