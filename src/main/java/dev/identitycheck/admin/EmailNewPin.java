package dev.identitycheck.admin;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.credential.GeneratedPin;
import dev.identitycheck.credential.PinCredentialStore;
import dev.identitycheck.domain.contact.Contact;
import java.time.Instant;
import java.util.Map;

/**
 * Gives an account a new PIN, and mails it to its owner; nobody else sees it. The one before ends.
 *
 * @param pin the PIN
 * @param now the time
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
    public void doTo(LockedAccount account) throws InvalidRequestException {
        Contact.Email address = GeneratedPin.addressOf(account, now)
                .orElseThrow(() -> InvalidRequestException.conflict(
                        "the account has no proved e-mail address that counts by now"));
        new PinCredentialStore(account).replace(pin.hashed(), now);
        pin.mailAfterCommit(account, address);
    }
}
