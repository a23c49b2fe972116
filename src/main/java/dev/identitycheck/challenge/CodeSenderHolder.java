package dev.identitycheck.challenge;

/** Holds the server's one sender of codes, which all challenges share. */
public interface CodeSenderHolder {

    /** The sender. */
    CodeSender sender();
}
