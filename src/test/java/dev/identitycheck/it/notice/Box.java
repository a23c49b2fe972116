package dev.identitycheck.it.notice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Await;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Mail;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.pages.Language;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Optional;

/** The notices about one person: those that wait, those of which the history tells, and those that came by mail. */
record Box(Stage stage, Person person) {

    /** The notices of a kind that wait to be sent. */
    List<JsonNode> waiting(String kind) {
        return facts(kind, "outbox", "facts", "");
    }

    /** The notices of a kind in the account's history. */
    List<JsonNode> past(String kind) {
        return facts(kind, "history", "entries", "fact");
    }

    private List<JsonNode> facts(String kind, String attribute, String list, String field) {
        return person.attribute("identity-check." + attribute).map(Json::read).stream()
                .flatMap(json -> json.path(list).valueStream())
                .map(entry -> field.isEmpty() ? entry : entry.path(field))
                .filter(fact -> fact.path("kind").asText().equals(kind))
                .toList();
    }

    /** Waits until nothing is left to be sent now. */
    Box settled() {
        Await.holds("nothing is left to be sent", () -> person.attribute("identity-check.outbox")
                .isEmpty());
        return this;
    }

    /** The mails of a kind. */
    List<Mail> mails(String kind) {
        return mails(kind, person.email());
    }

    List<Mail> mails(String kind, String address) {
        String subject = subject(kind);
        return stage.mail().notices(address).stream()
                .filter(mail -> mail.subject().startsWith(subject))
                .toList();
    }

    /** The mail of a kind; waits until this many are there, and returns the last. */
    Mail mail(String kind, int number) {
        return Await.get("mail %d of %s".formatted(number, kind), () -> Optional.of(mails(kind))
                .filter(mails -> mails.size() >= number)
                .map(mails -> mails.get(mails.size() - 1)));
    }

    // What stands before the realm's name.
    private static String subject(String kind) {
        String key = "identityCheckNoticeSubject." + kind;
        try {
            return Language.EN.pattern(key).split("\\{", 2)[0].replace("''", "'");
        } catch (MissingResourceException e) {
            return key;
        }
    }
}
