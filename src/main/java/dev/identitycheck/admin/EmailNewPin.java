package dev.identitycheck.support;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.contact.Contact;
import dev.identitycheck.pin.NewPin;
import dev.identitycheck.pin.PinOnFile;
import java.time.Instant;
import java.util.Map;

/**
 * Gives an account a new PIN, and mails it to its owner; nobody else sees it. The one before ends.
 *
 * @param pin the PIN
 * @param now the time
 */
record MailPin(NewPin pin, Instant now) implements Deed {

    @Override
    public String name() {
        return "mail-pin";
    }

    @Override
    public Map<String, String> details() {
        return Map.of();
    }

    @Override
    public void doTo(LockedAccount account) throws InvalidRequest {
        Contact.Email address = NewPin.addressOf(account, now)
                .orElseThrow(
                        () -> InvalidRequest.conflict("the account has no proved e-mail address that counts by now"));
        new PinOnFile(account).replace(pin.hashed(), now);
        pin.mailAfterCommit(account, address);
    }
}
