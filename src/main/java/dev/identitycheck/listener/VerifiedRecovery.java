package dev.identitycheck.listener;

import dev.identitycheck.account.AccountLock;
import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.account.LockedAccount;
import dev.identitycheck.account.attribute.UnreadableAccountException;
import dev.identitycheck.account.contact.AccountContacts;
import dev.identitycheck.domain.attempt.Purpose;
import dev.identitycheck.domain.identity.CheckImpossibleException;
import dev.identitycheck.domain.notice.IssuedDisownToken;
import dev.identitycheck.domain.notice.IssuedDisownTokens;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeHistory;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.otp.CodeRecipients;
import dev.identitycheck.domain.otp.UsedCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A recovery of an account whose code was entered correctly. It stays valid only while the contacts that received the
 * code count and none of them refuses it: each later step checks that again, up to the commit of the new password.
 *
 * @param userId the account
 * @param sentTo the contacts that received the code
 * @param issuedAt when the code was issued
 * @param others when the other codes of its login were issued: whoever was sent any of them disowns what it led to
 */
public record VerifiedRecovery(String userId, CodeRecipients sentTo, Instant issuedAt, List<Instant> others) {

    private static final Logger LOG = Logger.getLogger(VerifiedRecovery.class);
    private static final String SEPARATOR = " ";
    private static final Pattern TIMED = Pattern.compile("(\\d{1,18}) (.*)");

    // Behind all that an earlier version reads, which takes it for a recipient's digest too many and so refuses.
    private static final Pattern OTHERS = Pattern.compile("(.*) others=([\\d,]{1,600})");

    public VerifiedRecovery {
        others = List.copyOf(others);
    }

    /** A recovery of a login that was sent one code. */
    public VerifiedRecovery(String userId, CodeRecipients sentTo, Instant issuedAt) {
        this(userId, sentTo, issuedAt, List.of());
    }

    /** Whether the recovery is still valid, checked in a transaction of its own. */
    public boolean isValid(KeycloakSession session, RealmModel realm, Instant now) {
        return isTrueOrLogged(
                realm, () -> AccountLock.change(session, realm, userId, account -> isValid(account, now)));
    }

    /**
     * Whether the recovery is still valid, checked in the session's transaction, which then holds the row lock and sets
     * the new password.
     */
    boolean standsAtCommit(KeycloakSession session, RealmModel realm, Instant now) {
        return isTrueOrLogged(
                realm,
                () -> AccountLock.join(session, realm, userId, account -> {
                    boolean isValid = isValid(account, now);
                    if (isValid) {
                        noteUse(account, now);
                    }
                    return isValid;
                }));
    }

    /** Records that the recovery gives the account a new password: whoever refuses the code later disowns that. */
    void noteUse(LockedAccount account, Instant now) {
        // Of a version that did not note when the code was issued.
        List<Instant> issued = issuedAt.equals(Instant.EPOCH)
                ? List.of()
                : Stream.concat(Stream.of(issuedAt), others.stream()).toList();
        account.store(
                account.codeOutcomes().accepted(Purpose.RECOVERY.key(), new UsedCode(now, issued, requester(account))));
    }

    // What the message with the code has noted.
    private String requester(LockedAccount account) {
        AccountNotices notices = new AccountNotices(account);
        return Stream.concat(
                        issued(notices).tokens().stream().map(IssuedDisownToken::notice),
                        notices.history().entries().stream().map(NoticeHistory.Entry::notice))
                .filter(notice -> notice.kind() == NoticeType.CODE_SENT && isOfCode(notice))
                .map(notice -> notice.subject().id())
                .findFirst()
                .orElse("");
    }

    // Without them, no link of theirs can be used.
    private static IssuedDisownTokens issued(AccountNotices notices) {
        try {
            return notices.tokens();
        } catch (UnreadableAccountException e) {
            return IssuedDisownTokens.EMPTY;
        }
    }

    private boolean isOfCode(Notice notice) {
        return notice.subject().type().equals(Purpose.RECOVERY.key())
                && notice.at().toEpochMilli() == issuedAt.toEpochMilli();
    }

    /** Whether the recovery is still valid for the locked account. */
    public boolean isValid(LockedAccount account, Instant now) {
        return account.user().isEnabled()
                && !isRefused(account)
                && sentTo.isWithin(AccountContacts.of(account, now).confirming());
    }

    /** Whether a recipient has refused the code, checked in a transaction of its own. */
    public boolean isRefused(KeycloakSession session, RealmModel realm) {
        try {
            return AccountLock.change(session, realm, userId, this::isRefused);
        } catch (CheckImpossibleException e) {
            return false;
        }
    }

    private boolean isRefused(LockedAccount account) {
        return account.codeOutcomes().refuses(Purpose.RECOVERY.key(), issuedAt);
    }

    private boolean isTrueOrLogged(RealmModel realm, BooleanSupplier isValid) {
        String cause = "the contact that had the code does not count any more, or its owner has refused the code";
        try {
            if (isValid.getAsBoolean()) {
                return true;
            }
        } catch (CheckImpossibleException e) {
            cause = String.valueOf(e.getMessage());
        }
        LOG.warnf(
                "identity-check event=recovery_refused realm=%s user=%s cause=\"%s\"", realm.getName(), userId, cause);
        return false;
    }

    /** The recovery as one line of text, which {@link #read} parses. */
    public String text() {
        String text = String.join(SEPARATOR, userId, millis(issuedAt), sentTo.text());
        return others.isEmpty()
                ? text
                : text
                        + " others="
                        + others.stream().map(VerifiedRecovery::millis).collect(Collectors.joining(","));
    }

    private static String millis(Instant time) {
        return Long.toString(time.toEpochMilli());
    }

    /** Parses the text that {@link #text} wrote; empty if the text has another form. */
    public static Optional<VerifiedRecovery> read(String text) {
        Matcher several = OTHERS.matcher(text);
        if (several.matches()) {
            return readOne(several.group(1))
                    .map(one -> new VerifiedRecovery(one.userId, one.sentTo, one.issuedAt, instants(several.group(2))));
        }
        return readOne(text);
    }

    private static List<Instant> instants(String millis) {
        return Pattern.compile("\\d{1,18}")
                .matcher(millis)
                .results()
                .map(found -> Instant.ofEpochMilli(Long.parseLong(found.group())))
                .toList();
    }

    private static Optional<VerifiedRecovery> readOne(String text) {
        int end = text.indexOf(SEPARATOR);
        if (end < 1) {
            return Optional.empty();
        }
        String rest = text.substring(end + 1);
        Matcher timed = TIMED.matcher(rest);
        // A version that did not note when the code was issued wrote no number, and a salt is none.
        boolean isTimed = timed.matches();
        Instant issuedAt = isTimed ? Instant.ofEpochMilli(Long.parseLong(timed.group(1))) : Instant.EPOCH;
        return CodeRecipients.read(isTimed ? timed.group(2) : rest)
                .map(sentTo -> new VerifiedRecovery(text.substring(0, end), sentTo, issuedAt));
    }
}
