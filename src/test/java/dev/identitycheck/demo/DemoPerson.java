package dev.identitycheck.demo;

import java.util.List;

/** A person of the realm files, as the pages and the walk-through present them. */
record DemoPerson(String username, String onFile, String whatHappens) {

    static final String PASSWORD = "demo";

    static List<DemoPerson> all() {
        return List.of(
                new DemoPerson("anna.bianchi", "verified e-mail", "a code by e-mail"),
                new DemoPerson("bruno.rossi", "verified e-mail and phone", "a code by e-mail, or by SMS if he asks"),
                new DemoPerson("linh.nguyen", "verified phone", "a code by SMS"),
                new DemoPerson("carla.verdi", "nothing that is verified", "refused: there is nobody to ask"));
    }
}
