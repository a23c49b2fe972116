package dev.identitycheck.recovery;

import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.attempts.Purpose;
import dev.identitycheck.challenge.CodeKeys;
import dev.identitycheck.contact.Contact;
import dev.identitycheck.contact.PhoneNumbers;
import dev.identitycheck.delivery.limit.Allowance;
import dev.identitycheck.delivery.limit.Asker;
import dev.identitycheck.delivery.limit.Claim;
import dev.identitycheck.delivery.limit.Limit;
import dev.identitycheck.delivery.limit.Rate;
import dev.identitycheck.delivery.limit.SmsRequest;
import dev.identitycheck.delivery.limit.SubjectKey;
import dev.identitycheck.settings.RealmSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many messages people get whom others ask codes for. It is counted by itself: what strangers ask for takes nothing from
 * the codes for the owner's own logins, and one network's requests leave room for another's.
 */
final class StrangersShare {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration A_DAY = Duration.ofHours(24);

    private final LockedAccount account;
    private final String address;
    private final Instant now;
    private final Allowance allowance;
    private final SubjectKey key;

    StrangersShare(LockedAccount account, String address, Instant now) {
        this.account = account;
        this.address = address;
        this.now = now;
        this.allowance = Allowance.in(account.session());
        this.key = new CodeKeys(account.session(), account.realm()).subjects();
    }

    /** Counts one message, if it may go. */
    Claim take(String messageId, Contact contact) {
        Claim claim = allowance.claim(rates(), key, messageId, now);
        return claim instanceof Claim.Granted message && contact instanceof Contact.Phone phone
                ? withText(message, text(messageId, phone))
                : claim;
    }

    private Claim withText(Claim.Granted message, Claim claim) {
        if (claim instanceof Claim.Granted text) {
            return new Claim.Granted(Stream.concat(message.shares().stream(), text.shares().stream())
                    .toList());
        }
        allowance.giveBack(message.shares());
        return claim;
    }

    private List<Rate> rates() {
        String user = account.user().getId();
        List<String> here = List.of("message", user, Rate.network(address));
        List<String> all = List.of("message", user);
        return List.of(
                rate(here, 3, TEN_MINUTES), rate(here, 8, A_DAY), rate(all, 4, TEN_MINUTES), rate(all, 16, A_DAY));
    }

    private Rate rate(List<String> subject, int most, Duration window) {
        return new Rate(Limit.RECOVERY, account.realm().getId(), subject, most, window);
    }

    private Claim text(String messageId, Contact.Phone phone) {
        SmsRequest request = new SmsRequest(
                messageId,
                account.realm().getId(),
                Asker.of(Purpose.RECOVERY),
                account.user().getId(),
                Purpose.RECOVERY.key(),
                phone.number(),
                PhoneNumbers.countryOf(phone),
                address);
        return RealmSettings.of(account.realm())
                .smsLimits()
                .map(limits -> allowance.claim(request, limits, key, now))
                .orElseGet(() -> new Claim.Denied(Limit.BUDGET, Optional.empty()));
    }
}
