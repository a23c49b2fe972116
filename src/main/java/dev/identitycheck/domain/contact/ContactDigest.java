package dev.identitycheck.domain.contact;

import dev.identitycheck.domain.identity.SaltedDigest;

/**
 * The digest of a contact in a register: SHA-256 over the register's own random salt, the kind and the contact. No key
 * is involved, so neither key rotation nor a move to another server makes a contact new.
 */
public final class ContactDigest {

    private ContactDigest() {}

    /** The digest of a contact. */
    public static String of(Contact contact, String salt) {
        return new SaltedDigest(salt)
                .add(contact.type().key())
                .add(contact.canonical())
                .text();
    }
}
