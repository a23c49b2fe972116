package dev.identitycheck.it.support;

import com.fasterxml.jackson.databind.JsonNode;
import dev.identitycheck.it.stage.Admin;
import dev.identitycheck.it.stage.Admin.Answer;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Person;

/**
 * Somebody of support, with one person's account before them.
 *
 * @param staff who
 * @param person whose account
 */
record Desk(Admin staff, Person person) {

    /** The desk of the administrator who may do everything. */
    static Desk of(Person person) {
        return new Desk(person.agency().admin(), person);
    }

    JsonNode state() {
        return staff.get(path(""));
    }

    /** The only identity in the ledger at this provider. */
    JsonNode identityAt(String provider) {
        return state().path("identities")
                .valueStream()
                .filter(i -> i.path("identityProvider").asText().equals(provider))
                .findFirst()
                .orElseThrow();
    }

    Answer sees() {
        return staff.sends("GET", path(""));
    }

    Answer unlocks() {
        return unlocks("{\"reason\":\"asked by phone\"}");
    }

    Answer unlocks(String body) {
        return staff.sends("POST", path("/unlock"), body);
    }

    Answer forgets(String identity) {
        return staff.sends("DELETE", path("/identities/" + identity), "{\"reason\":\"asked in writing\"}");
    }

    Answer allows(String identity) {
        return staff.sends("POST", path("/identities/" + identity + "/allow"), "{\"reason\":\"asked in person\"}");
    }

    Answer replaces(String type, String value) {
        return staff.sends(
                "POST",
                path("/contacts"),
                "{\"type\":\"%s\",\"value\":\"%s\",\"reason\":\"came in person\"}".formatted(type, value));
    }

    Answer approves(String type, String value) {
        return staff.sends(
                "POST",
                path("/contacts"),
                "{\"type\":\"%s\",\"value\":\"%s\",\"approve\":true}".formatted(type, value));
    }

    Answer mailsPin() {
        return staff.sends("POST", path("/pin"), "{\"reason\":\"lost the letter\"}");
    }

    Answer forgetsDevices() {
        return staff.sends("DELETE", path("/devices"), "{\"reason\":\"lost the computer\"}");
    }

    Answer resets() {
        return staff.sends("POST", path("/reset"), "{\"reason\":\"an impostor came first\"}");
    }

    private String path(String rest) {
        Agency agency = person.agency();
        return agency.path("/identity-check/users/" + person.id() + rest);
    }
}
