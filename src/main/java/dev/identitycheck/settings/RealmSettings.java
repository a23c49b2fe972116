package dev.identitycheck.settings;

import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.pin.Pin;
import dev.identitycheck.settings.option.AliasesOption;
import dev.identitycheck.settings.option.ChoiceOption;
import dev.identitycheck.settings.option.CountriesOption;
import dev.identitycheck.settings.option.CountryList;
import dev.identitycheck.settings.option.FlagOption;
import dev.identitycheck.settings.option.InvalidSetting;
import dev.identitycheck.settings.option.KeysOption;
import dev.identitycheck.settings.option.NumberOption;
import dev.identitycheck.settings.option.Option;
import dev.identitycheck.settings.option.RealmOption;
import dev.identitycheck.settings.option.RegionOption;
import dev.identitycheck.settings.option.SmtpOption;
import dev.identitycheck.settings.option.SupportContact;
import dev.identitycheck.settings.option.SupportContactOption;
import dev.identitycheck.settings.option.TextOption;
import dev.identitycheck.settings.option.ZoneOption;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;

/** The settings of a realm as a whole, stored in realm attributes {@code identity-check.<key>}. */
public final class RealmSettings {

    private static final RealmOption<Mode> MODE = new RealmOption<>(
            new ChoiceOption<>(
                    "mode", "Mode", "Overrides the mode of every step of the realm at once.", Mode.ENFORCE, Mode.class),
            "each step's own");
    private static final RealmOption<String> SMS_GATEWAY = new RealmOption<>(
            new TextOption(
                    "smsGateway",
                    "SMS gateway",
                    "The name of the gateway that sends the realm's text messages.",
                    Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
                    "1–64 letters, digits, dots, hyphens and underscores"),
            "the only one that is configured");
    private static final RealmOption<String> SMS_SENDER = new RealmOption<>(
            new TextOption(
                    "smsSender",
                    "SMS sender",
                    "The sender that text messages show.",
                    Pattern.compile("[A-Za-z0-9+][A-Za-z0-9 ._&-]{0,15}"),
                    "1–16 letters, digits, spaces and + . _ & -"),
            "the gateway's own");
    private static final RealmOption<String> SMS_REGION = new RealmOption<>(
            new RegionOption(
                    "smsRegion", "SMS region", "The country of phone numbers that are stored without a country code."),
            "none: numbers need a country code");
    private static final RealmOption<Integer> NEW_CONTACT_DELAY = new RealmOption<>(
            new NumberOption(
                    "newContactDelay",
                    "Time before a changed contact counts (seconds)",
                    "For this long a contact that was added or changed confirms nothing, unless an older one proved"
                            + " it.",
                    86_400,
                    0,
                    2_592_000),
            "");

    private static final RealmOption<DirectoryContacts> DIRECTORY_CONTACTS = new RealmOption<>(
            new ChoiceOption<>(
                    "directoryContacts",
                    "Contacts that a directory writes",
                    "count: a contact that a directory or a SCIM client writes counts at once, as an administrator's."
                            + " wait: it counts after newContactDelay, as its owner's.",
                    DirectoryContacts.COUNT,
                    DirectoryContacts.class),
            "");

    private static final RealmOption<Boolean> REASON_REQUIRED = new RealmOption<>(
            new FlagOption(
                    "reasonRequired",
                    "Support must give a reason",
                    "Whether whoever does something to an account with the admin API must say why.",
                    false),
            "");

    private static final RealmOption<CountryList> SMS_COUNTRIES = new RealmOption<>(
            new CountriesOption(
                    "smsCountries",
                    "Countries for text messages",
                    "Where text messages may go, and how many of them in a day (universal time)."),
            "the country of `smsRegion`, else every country");
    private static final RealmOption<Integer> SMS_DAILY_BUDGET = number(
            "smsDailyBudget",
            "Text messages in a day",
            "So many text messages of the whole realm in one day (universal time), a fifth of them for people who"
                    + " have proved"
                    + " nothing yet. 0 means none.",
            1000,
            10_000_000);
    private static final RealmOption<Integer> SMS_PER_USER = number(
            "smsPerUser",
            "Text messages for one user",
            "So many for one user in 24 hours, and at most three quarters of them about the same identity.",
            20,
            1000);
    private static final RealmOption<Integer> SMS_PER_NUMBER = number(
            "smsPerNumber",
            "Text messages to one number",
            "So many to one number in 24 hours, and at most a quarter of them in ten minutes.",
            20,
            1000);
    private static final RealmOption<Integer> SMS_PER_ADDRESS = number(
            "smsPerAddress",
            "Text messages for one client address",
            "So many asked for from one IPv4 address or one IPv6 network (/64) in 24 hours, and at most a quarter of"
                    + " them in ten"
                    + " minutes.",
            200,
            1_000_000);

    private static final RealmOption<ZoneId> TIME_ZONE = new RealmOption<>(
            new ZoneOption("timeZone", "Time zone", "The time zone in which notices tell the time."),
            "the server's own");
    private static final RealmOption<NoticeNetwork> NOTICE_NETWORK = new RealmOption<>(
            new ChoiceOption<>(
                    "noticeNetwork",
                    "Network address in notices",
                    "Whether notices, and what owners see of them later, name the network address from which something"
                            + " was done.",
                    NoticeNetwork.SHOW,
                    NoticeNetwork.class),
            "");
    private static final RealmOption<Map<String, String>> PEC_SMTP = new RealmOption<>(
            new SmtpOption(
                    "pecSmtp",
                    "PEC mail server",
                    "The mail server that sends notices to certified mailboxes (attribute pec)."),
            "no notices by PEC");
    private static final RealmOption<String> SUPPORT_NOTICE = new RealmOption<>(
            new TextOption(
                    "supportNotice",
                    "Support's address",
                    "Who is told by e-mail that somebody disowned an identity or a contact.",
                    Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9.-]{1,190}"),
                    "an e-mail address"),
            "nobody");
    private static final RealmOption<SupportContact> SUPPORT_CONTACT = new RealmOption<>(
            new SupportContactOption(
                    "supportContact",
                    "How people reach support",
                    "What pages, mails and text messages that speak of support say of how to reach it, for each"
                            + " language."),
            "nothing");
    private static final RealmOption<Integer> DISOWN_LIFETIME = new RealmOption<>(
            new NumberOption(
                    "disownLifetime",
                    "Lifetime of a notice's link (seconds)",
                    "For this long the link in a notice disowns what the notice tells of.",
                    604_800,
                    3_600,
                    2_592_000),
            "");
    private static final RealmOption<DisownedAccount> DISOWNED_ACCOUNT = new RealmOption<>(
            new ChoiceOption<>(
                    "disownedAccount",
                    "Account of a disowned identity",
                    "keep: its owner's own identities still sign in. disable: the user is switched off, until an"
                            + " administrator switches them on again.",
                    DisownedAccount.KEEP,
                    DisownedAccount.class),
            "");
    private static final RealmOption<List<String>> SILENT_NOTICES = new RealmOption<>(
            new KeysOption(
                    "silentNotices",
                    "Notices that are not sent",
                    "What owners get no message of. Their history has it all the same.",
                    Arrays.stream(NoticeType.values())
                            .filter(NoticeType::isForOwner)
                            .map(NoticeType::key)
                            .toList()),
            "none");

    private static final RealmOption<PhoneShared> PHONE_SHARED = new RealmOption<>(
            new ChoiceOption<>(
                    "phoneShared",
                    "Phone of several accounts",
                    "refuse: nobody can prove a number in a required action that is another account's. Whoever tries"
                            + " has the"
                            + " phone in hand, and is told no more than that the number cannot be used.",
                    PhoneShared.ALLOW,
                    PhoneShared.class),
            "");

    private static final RealmOption<String> ID_NUMBER_ATTRIBUTE = new RealmOption<>(
            new TextOption(
                    "idNumberAttribute",
                    "ID number's attribute",
                    "The user attribute that holds the number by which people recover a forgotten password; username"
                            + " is the"
                            + " account's name.",
                    Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}"),
                    "1–100 letters, digits and . _ : -"),
            "nobody recovers by number");
    private static final RealmOption<String> ID_NUMBER_PREFIX = new RealmOption<>(
            new TextOption(
                    "idNumberPrefix",
                    "ID number's prefix",
                    "What stands before stored ID numbers and may be left out when one is typed, such as TINIT-;"
                            + " several are separated by commas.",
                    Pattern.compile("[\\p{L}\\p{Nd}._:/-]{1,20}(?:, ?[\\p{L}\\p{Nd}._:/-]{1,20}){0,4}"),
                    "up to five prefixes of 1–20 letters, digits and . _ : / -"),
            "none");
    private static final RealmOption<String> CAPTCHA = new RealmOption<>(
            new TextOption(
                    "captcha",
                    "Captcha",
                    "What recovery asks so that programs pay for asking: altcha is a proof of work by the browser,"
                            + " none is"
                            + " nothing, and a provider of one's own goes by its id.",
                    Pattern.compile("[a-z0-9][a-z0-9-]{0,63}"),
                    "altcha, none, or another provider's id"),
            "`altcha`");
    private static final RealmOption<Integer> CAPTCHA_DIFFICULTY = new RealmOption<>(
            new NumberOption(
                    "captchaDifficulty",
                    "Captcha's difficulty",
                    "So many numbers, at most, a browser tries for one proof of work. A telephone tries about a"
                            + " million in"
                            + " one or two seconds.",
                    200_000,
                    1_000,
                    20_000_000),
            "");

    private static final RealmOption<Integer> RECOVERY_PER_ADDRESS = new RealmOption<>(
            new NumberOption(
                    "recoveryPerAddress",
                    "Recoveries from one client address",
                    "So many recoveries of a forgotten password may be begun from one IPv4 address or one IPv6"
                            + " network (/64)"
                            + " in ten minutes, and eight times as many in 24 hours.",
                    30,
                    1,
                    1_000_000),
            "");

    private static final RealmOption<String> SMS_INBOUND = new RealmOption<>(
            new TextOption(
                    "smsInbound",
                    "Gateway of inbound texts",
                    "Whose requests to `sms-inbound` are believed: hmac is any gateway that signs, twilio is Twilio,"
                            + " and a"
                            + " provider of one's own goes by its id.",
                    Pattern.compile("[a-z0-9][a-z0-9-]{0,63}"),
                    "hmac, twilio, or another provider's id"),
            "nobody recovers by text message");
    private static final RealmOption<String> SMS_INBOUND_TEXT = new RealmOption<>(
            new TextOption(
                    "smsInboundText",
                    "Inbound text",
                    "What a text message has to say to begin a recovery; case makes no difference.",
                    Pattern.compile("(?:[\\p{L}\\p{Nd} #*.-]{1,40} )?\\{idNumber\\}"),
                    "a few words and then {idNumber}"),
            "`BH MK {idNumber}`");

    private static final RealmOption<Boolean> PIN_ON_CREATE = new RealmOption<>(
            new FlagOption(
                    "pinOnCreate",
                    "Mail a PIN to new accounts",
                    "Whether an account gets a PIN by e-mail when it is created with a verified address.",
                    false),
            "");
    private static final RealmOption<Integer> PIN_LENGTH = new RealmOption<>(
            new NumberOption(
                    "pinLength",
                    "PIN length (digits)",
                    "How many digits a PIN has that the server makes.",
                    Pin.SHORTEST,
                    Pin.SHORTEST,
                    Pin.LONGEST),
            "");

    private static final RealmOption<List<String>> UNCHECKED_PROVIDERS = new RealmOption<>(
            new AliasesOption(
                    "uncheckedProviders",
                    "Providers left unchecked",
                    "The identity providers whose step was taken off on purpose. At any other provider that has had the"
                            + " step and lost it, unknown identities are refused.",
                    100),
            "none");

    /** All settings, in the order of the page of settings and the admin API. */
    public static final List<RealmOption<?>> OPTIONS = List.of(
            MODE,
            SMS_GATEWAY,
            SMS_SENDER,
            SMS_REGION,
            SMS_COUNTRIES,
            SMS_DAILY_BUDGET,
            SMS_PER_USER,
            SMS_PER_NUMBER,
            SMS_PER_ADDRESS,
            NEW_CONTACT_DELAY,
            DIRECTORY_CONTACTS,
            PHONE_SHARED,
            REASON_REQUIRED,
            TIME_ZONE,
            NOTICE_NETWORK,
            PEC_SMTP,
            SUPPORT_NOTICE,
            SUPPORT_CONTACT,
            DISOWN_LIFETIME,
            DISOWNED_ACCOUNT,
            SILENT_NOTICES,
            ID_NUMBER_ATTRIBUTE,
            ID_NUMBER_PREFIX,
            CAPTCHA,
            CAPTCHA_DIFFICULTY,
            RECOVERY_PER_ADDRESS,
            SMS_INBOUND,
            SMS_INBOUND_TEXT,
            PIN_ON_CREATE,
            PIN_LENGTH,
            UNCHECKED_PROVIDERS);

    private final RealmModel realm;

    private RealmSettings(RealmModel realm) {
        this.realm = realm;
    }

    /** The settings of a realm. */
    public static RealmSettings of(RealmModel realm) {
        return new RealmSettings(realm);
    }

    /** The effective mode of a step of this mode; empty if the realm's mode cannot be read. */
    public Optional<Mode> effectiveMode(Mode stepMode) {
        return stored(MODE).isEmpty() ? Optional.of(stepMode) : value(MODE);
    }

    /** The name of the SMS gateway. */
    public Optional<String> smsGateway() {
        return stored(SMS_GATEWAY);
    }

    /** The sender that text messages show. */
    public Optional<String> smsSender() {
        return stored(SMS_SENDER);
    }

    /** The country of phone numbers without a country code; empty if none is set, or it cannot be read. */
    public Optional<String> smsRegion() {
        return value(SMS_REGION);
    }

    private Optional<CountryList> smsCountries() {
        if (stored(SMS_COUNTRIES).isPresent()) {
            return value(SMS_COUNTRIES);
        }
        return stored(SMS_REGION).isPresent() ? value(SMS_REGION).map(CountryList::only) : Optional.of(CountryList.ALL);
    }

    /** How long a contact that no older contact proved must stand before it counts; empty if that cannot be read. */
    public Optional<Duration> newContactDelay() {
        return valueOrDefault(NEW_CONTACT_DELAY).map(Duration::ofSeconds);
    }

    /** Whether a contact counts at once that a directory or a SCIM client wrote; false if that cannot be read. */
    public boolean directoryDecides() {
        return valueOrDefault(DIRECTORY_CONTACTS)
                .filter(word -> word == DirectoryContacts.COUNT)
                .isPresent();
    }

    /** The limits on text messages; empty if they cannot be read. */
    public Optional<SmsLimits> smsLimits() {
        return smsCountries().flatMap(countries -> valueOrDefault(SMS_DAILY_BUDGET)
                .flatMap(budget -> valueOrDefault(SMS_PER_USER).flatMap(user -> valueOrDefault(SMS_PER_NUMBER)
                        .flatMap(number -> valueOrDefault(SMS_PER_ADDRESS)
                                .map(address -> new SmsLimits(user, number, address, countries, budget))))));
    }

    /** Whether support must give a reason for its actions; true if that cannot be read. */
    public boolean reasonRequired() {
        return stored(REASON_REQUIRED).isPresent() && value(REASON_REQUIRED).orElse(true);
    }

    /** The time zone of the times in notices. */
    public ZoneId timeZone() {
        return value(TIME_ZONE).orElseGet(ZoneId::systemDefault);
    }

    /** Whether owners are told the network address from which something was done; false if that cannot be read. */
    public boolean namesNetwork() {
        return valueOrDefault(NOTICE_NETWORK)
                .filter(word -> word == NoticeNetwork.SHOW)
                .isPresent();
    }

    /** The mail server for certified mail (PEC); empty if none is set, or it cannot be read. */
    public Optional<Map<String, String>> pecSmtp() {
        return value(PEC_SMTP).filter(smtp -> !smtp.isEmpty());
    }

    /** The address of support that receives notices; empty if none is set, or it cannot be read. */
    public Optional<String> supportNotice() {
        return value(SUPPORT_NOTICE).filter(address -> !address.isEmpty());
    }

    /** How people reach support, in this language or the closest that there is; empty if nothing is set. */
    public Optional<SupportContact.Line> supportContact(Locale locale) {
        return value(SUPPORT_CONTACT).flatMap(contact -> contact.in(locale, realm.getDefaultLocale()));
    }

    /** How long the disown link of a notice is valid. */
    public Duration disownLifetime() {
        return Duration.ofSeconds(validOrDefault(DISOWN_LIFETIME));
    }

    /** What happens to an account whose owner disowned an identity. */
    public DisownedAccount disownedAccount() {
        return validOrDefault(DISOWNED_ACCOUNT);
    }

    /** Whether several accounts may have the same phone; false if that cannot be read. */
    public boolean isPhoneShared() {
        return stored(PHONE_SHARED).isEmpty()
                || value(PHONE_SHARED).filter(s -> s == PhoneShared.ALLOW).isPresent();
    }

    /** The user attribute that holds the ID number for recovery; empty if none is set. */
    public Optional<String> idNumberAttribute() {
        return value(ID_NUMBER_ATTRIBUTE).filter(name -> !name.isEmpty());
    }

    /** What may stand before an ID number and be left out. */
    public List<String> idNumberPrefixes() {
        return value(ID_NUMBER_PREFIX).stream()
                .flatMap(prefixes -> Stream.of(prefixes.split(",")))
                .map(String::strip)
                .filter(prefix -> !prefix.isEmpty())
                .toList();
    }

    /** The id of the captcha provider for recovery. */
    public String captcha() {
        return value(CAPTCHA).filter(id -> !id.isEmpty()).orElse("altcha");
    }

    /** The maximum number of tries of a proof of work. */
    public int captchaDifficulty() {
        return validOrDefault(CAPTCHA_DIFFICULTY);
    }

    /** The maximum number of recoveries begun from one client address in ten minutes. */
    public int recoveryPerAddress() {
        return validOrDefault(RECOVERY_PER_ADDRESS);
    }

    /** The id of the provider for inbound text messages; empty if none are accepted. */
    public Optional<String> smsInbound() {
        return value(SMS_INBOUND).filter(id -> !id.isEmpty());
    }

    /** The pattern of an inbound text message, with {@code {idNumber}} in place of the number. */
    public String smsInboundText() {
        return value(SMS_INBOUND_TEXT).filter(text -> !text.isEmpty()).orElse("BH MK {idNumber}");
    }

    /** Whether new accounts get a PIN; false if that cannot be read. */
    public boolean pinOnCreate() {
        return value(PIN_ON_CREATE).orElse(false);
    }

    /** The number of digits of PINs that the server generates; the maximum if that cannot be read. */
    public int pinLength() {
        return valueOrDefault(PIN_LENGTH).orElse(Pin.LONGEST);
    }

    /** Whether owners get no message of what a notice tells; false if that cannot be read. */
    public boolean isSilent(NoticeType kind) {
        return value(SILENT_NOTICES).orElse(List.of()).contains(kind.key());
    }

    /** The aliases of providers whose step was taken off on purpose; none if that cannot be read. */
    public List<String> uncheckedProviders() {
        return value(UNCHECKED_PROVIDERS).orElse(List.of());
    }

    // Where the setting cannot be read, the default applies: a disown by the owner must count all the same.
    private <T> T validOrDefault(RealmOption<T> option) {
        return value(option)
                .orElseGet(() -> option.option().parse(option.option().defaultText()));
    }

    /** The stored value of a setting, whether or not it is valid. */
    public Optional<String> stored(RealmOption<?> option) {
        return Optional.ofNullable(realm.getAttribute(option.attribute()))
                .map(String::strip)
                .filter(v -> !v.isEmpty());
    }

    /** The settings that are stored and invalid: realm attributes can be written past the admin API. */
    public List<InvalidSetting> invalid() {
        return OPTIONS.stream()
                .filter(o -> stored(o).isPresent() && value(o).isEmpty())
                .map(o -> new InvalidSetting(o.option().key(), o.option().allowed()))
                .toList();
    }

    private <T> Optional<T> valueOrDefault(RealmOption<T> option) {
        return stored(option).isEmpty()
                ? Optional.of(option.option().parse(option.option().defaultText()))
                : value(option);
    }

    private <T> Optional<T> value(RealmOption<T> option) {
        return stored(option).flatMap(text -> parse(option.option(), text));
    }

    private static RealmOption<Integer> number(String key, String label, String help, int defaultValue, int max) {
        return new RealmOption<>(new NumberOption(key, label, help, defaultValue, 0, max), "");
    }

    private static <T> Optional<T> parse(Option<T> option, String text) {
        try {
            return Optional.of(option.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
