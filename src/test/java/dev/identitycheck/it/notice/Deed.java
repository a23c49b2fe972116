package dev.identitycheck.it.notice;

import static dev.identitycheck.it.stage.Agency.BETA;

import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What somebody does to an account: who, what the owner is told, and what the owner's button undoes of it. */
enum Deed {
    OWNER_CHANGES_PASSWORD(
            NoticeType.PASSWORD_CHANGED,
            By.PERSON,
            account -> account.choosesPassword(Account.OTHER_PASSWORD),
            account -> !account.isOpenedBy(Account.OTHER_PASSWORD)),
    INTRUDER_CHANGES_PASSWORD(
            NoticeType.PASSWORD_CHANGED,
            By.PERSON,
            account -> elsewhere(account).choosesPassword(Account.OTHER_PASSWORD),
            account -> !account.isOpenedBy(Account.OTHER_PASSWORD)),
    SOMEBODY_RECOVERS_BY_KEYCLOAKS_MAIL(
            NoticeType.PASSWORD_RECOVERED,
            By.PERSON,
            Deed::recovers,
            account -> !account.isOpenedBy(Account.OTHER_PASSWORD)),
    ADMINISTRATOR_RESETS_PASSWORD(
            NoticeType.PASSWORD_REPLACED,
            By.ADMINISTRATOR,
            account -> account.agency()
                    .admin()
                    .put(
                            account.user("/reset-password"),
                            Map.of("type", "password", "value", Account.OTHER_PASSWORD, "temporary", false)),
            account -> !account.isOpenedBy(Account.OTHER_PASSWORD)),
    ADMINISTRATOR_SAVES_PASSWORD(
            NoticeType.PASSWORD_REPLACED,
            By.ADMINISTRATOR,
            account -> account.agency().changeAccount(account.person(), user -> user.putArray("credentials")
                    .addObject()
                    .put("type", "password")
                    .put("value", Account.OTHER_PASSWORD)),
            account -> !account.isOpenedBy(Account.OTHER_PASSWORD)),
    OWNER_SETS_UP_APP(
            NoticeType.CREDENTIAL_ADDED,
            By.PERSON,
            account -> account.setsUpApp("My app"),
            account -> account.credentials("otp").isEmpty()),
    OWNER_SETS_UP_RECOVERY_CODES(
            NoticeType.CREDENTIAL_ADDED, By.PERSON, Account::setsUpRecoveryCodes, account -> account.credentials(
                            "recovery-authn-codes")
                    .isEmpty()),
    ADMINISTRATOR_IMPORTS_APP(
            NoticeType.CREDENTIAL_ADDED,
            By.ADMINISTRATOR,
            account -> account.person().hasApp(),
            account -> account.credentials("otp").isEmpty()),
    OWNER_REMOVES_APP(
            NoticeType.CREDENTIAL_REMOVED,
            By.PERSON,
            account -> account.visitor()
                    .posts(account.opens("delete_credential:" + account.credential("otp"))
                            .form("form")
                            .and("accept", "yes")),
            account -> account.sessions() == 0) {
        @Override
        void prepare(Person person) {
            person.hasApp();
        }
    },
    ADMINISTRATOR_REMOVES_APP(
            NoticeType.CREDENTIAL_REMOVED,
            By.ADMINISTRATOR,
            account -> account.agency().admin().delete(account.user("/credentials/" + account.credential("otp"))),
            account -> account.sessions() == 0) {
        @Override
        void prepare(Person person) {
            person.hasApp();
        }
    },
    ADMINISTRATOR_REMOVES_PIN(
            NoticeType.PIN_CHANGED,
            By.ADMINISTRATOR,
            account -> account.agency()
                    .admin()
                    .delete(account.user("/credentials/" + account.credential("identity-check-pin"))),
            account -> account.sessions() == 0) {
        @Override
        void prepare(Person person) {
            person.agency()
                    .admin()
                    .sends(
                            "POST",
                            person.agency().path("/identity-check/users/" + person.id() + "/pin"),
                            "{\"reason\":\"in person\"}");
        }
    },
    OWNER_UNLINKS(
            NoticeType.UNLINKED,
            By.PERSON,
            account -> account.person().ownAccount().unlinks(BETA),
            account -> account.sessions() == 0) {
        @Override
        void prepare(Person person) {
            person.linkedTo(BETA);
        }
    },
    ADMINISTRATOR_UNLINKS(
            NoticeType.UNLINKED,
            By.ADMINISTRATOR,
            account -> account.agency().admin().delete(account.user("/federated-identity/" + BETA)),
            account -> account.sessions() == 0) {
        @Override
        void prepare(Person person) {
            person.linkedTo(BETA);
        }
    },
    OWNER_SIGNS_OUT_EVERYWHERE(
            NoticeType.SIGNED_OUT,
            By.PERSON,
            account -> account.person().ownAccount().signsOutEverywhere(),
            account -> true),
    ADMINISTRATOR_SIGNS_OUT(
            NoticeType.SIGNED_OUT,
            By.ADMINISTRATOR,
            account -> account.agency().admin().post(account.user("/logout"), Map.of()),
            account -> true),
    ADMINISTRATOR_SWITCHES_ON(
            NoticeType.SWITCHED_ON,
            By.ADMINISTRATOR,
            account -> {
                account.agency().changeAccount(account.person(), user -> user.put("enabled", false));
                account.agency().changeAccount(account.person(), user -> user.put("enabled", true));
            },
            account -> true),
    SUPPORT_UNLOCKS(
            NoticeType.SUPPORT_ACTED, By.ADMINISTRATOR, account -> support(account, "/unlock"), account -> true),
    SUPPORT_MAILS_PIN(NoticeType.SUPPORT_ACTED, By.ADMINISTRATOR, account -> support(account, "/pin"), account -> true),
    SUPPORT_FORGETS_IDENTITY(
            NoticeType.SUPPORT_ACTED,
            By.ADMINISTRATOR,
            account -> support(account, "DELETE", "/identities/" + identity(account)),
            account -> true),
    SUPPORT_ALLOWS_IDENTITY(
            NoticeType.SUPPORT_ACTED,
            By.ADMINISTRATOR,
            account -> {
                wasDisowned(account);
                support(account, "POST", "/identities/" + identity(account) + "/allow");
            },
            account -> true),
    SUPPORT_FORGETS_BROWSER(
            NoticeType.SUPPORT_ACTED,
            By.ADMINISTRATOR,
            account -> {
                account.agency()
                        .site()
                        .database()
                        .putUserAttribute(
                                account.person().id(),
                                "identity-check.devices",
                                "{\"v\":1,\"salt\":\"s\",\"entries\":[{\"id\":\"d1\",\"digest\":\"x\",\"firstSeen\":1,"
                                        + "\"lastUsed\":1,\"networks\":[],\"label\":\"Konqueror\"}]}");
                support(account, "DELETE", "/devices/d1");
            },
            account -> true),
    SUPPORT_FORGETS_BROWSERS(
            NoticeType.SUPPORT_ACTED,
            By.ADMINISTRATOR,
            account -> support(account, "DELETE", "/devices"),
            account -> account.sessions() == 0),
    SUPPORT_APPROVES_CONTACT(
            NoticeType.SUPPORT_ACTED,
            By.ADMINISTRATOR,
            account -> account.agency()
                    .admin()
                    .sends("POST", account.support("/contacts"), contact(account.person(), ",\"approve\":true")),
            account -> true) {
        @Override
        void prepare(Person person) {
            Agency agency = person.agency();
            agency.administrator("manage-users", "view-users")
                    .sends(
                            "POST",
                            agency.path("/identity-check/users/" + person.id() + "/contacts"),
                            contact(person, ""));
        }
    },
    SUPPORT_RESETS(NoticeType.SUPPORT_ACTED, By.ADMINISTRATOR, account -> support(account, "/reset"), account -> true);

    private static final String LEDGER = "identity-check.identities";

    /** Who does it. */
    enum By {
        PERSON,
        ADMINISTRATOR
    }

    private final NoticeType kind;
    private final By by;

    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private final Consumer<Account> act;

    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private final Predicate<Account> undone;

    Deed(NoticeType kind, By by, Consumer<Account> act, Predicate<Account> undone) {
        this.kind = kind;
        this.by = by;
        this.act = act;
        this.undone = undone;
    }

    String kind() {
        return kind.key();
    }

    boolean hasButton() {
        return kind.effect().isPresent();
    }

    boolean isByAdministrator() {
        return by == By.ADMINISTRATOR;
    }

    /** What the account has before this extension meets it. */
    void prepare(Person person) {
        // Most need nothing.
    }

    void happens(Account account) {
        act.accept(account);
    }

    boolean isUndone(Account account) {
        return undone.test(account);
    }

    // In another browser, with a password that the intruder knows.
    private static Account elsewhere(Account account) {
        return new Account(
                account.stage(),
                account.agency(),
                account.person(),
                account.agency().visitor());
    }

    private static void recovers(Account account) {
        recovers(account, account.person().email());
    }

    /** Somebody asks Keycloak for a new password, and reads the mail at this address. */
    static void recovers(Account account, String address) {
        Visitor somebody = account.agency().visitor();
        Page forgotten = somebody.goesTo(somebody.opens(Map.of()).link("a[href*=reset-credentials]"));
        somebody.posts(forgotten
                .form("#kc-reset-password-form")
                .with("username", account.person().username()));
        Mail mail = Await.get("Keycloak's mail", () -> account.stage().mail().to(address).stream()
                .filter(sent ->
                        sent.text().contains("action-token") && sent.subject().contains("password"))
                .findFirst());
        somebody.posts(Account.passwordForm(somebody.goesTo(mail.link()), Account.OTHER_PASSWORD));
    }

    private static void support(Account account, String operation) {
        support(account, "POST", operation);
    }

    private static void support(Account account, String method, String operation) {
        account.agency().admin().sends(method, account.support(operation), "{\"reason\":\"in person\"}");
    }

    private static String identity(Account account) {
        return Json.read(account.person().attribute(LEDGER).orElseThrow())
                .path("entries")
                .get(0)
                .path("id")
                .asText();
    }

    private static void wasDisowned(Account account) {
        Person person = account.person();
        String known = person.attribute(LEDGER).orElseThrow();
        person.agency()
                .site()
                .database()
                .setUserAttribute(person.id(), LEDGER, known.replace("\"known\"", "\"disowned\""));
    }

    private static String contact(Person person, String more) {
        return "{\"type\":\"phone\",\"value\":\"%s\",\"reason\":\"in person\"%s}".formatted(person.phone(), more);
    }
}
