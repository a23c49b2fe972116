package dev.identitycheck.admin;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.credential.GeneratedPin;
import dev.identitycheck.credential.PinCredentialStore;
import dev.identitycheck.domain.contact.Contact;
import java.time.Instant;
import java.util.Map;

/**
 * Sets a new PIN for an account and mails the PIN to the account's owner alone. The previous PIN is replaced.
 *
 * @param pin the new PIN
 * @param now the current time
 */
record EmailNewPin(GeneratedPin pin, Instant now) implements UserOperation {

    @Override
    public String name() {
        return "mail-pin";
    }

    @Override
    public Map<String, String> details() {
        return Map.of();
    }

    @Override
    public void applyTo(LockedAccount account) throws InvalidRequestException {
        Contact.Email address = GeneratedPin.addressOf(account, now)
                .orElseThrow(() -> InvalidRequestException.conflict(
                        "the account has no proved e-mail address that counts by now"));
        new PinCredentialStore(account).replace(pin.hashed(), now);
        pin.mailAfterCommit(account, address);
    }
}
