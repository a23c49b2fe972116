package dev.identitycheck.it.walk;

import java.util.List;
import java.util.Random;

/** How a realm is made; as text, its words in order. */
record Shape(
        Sync sync,
        Trust trust,
        Guard guard,
        Place place,
        Second second,
        First first,
        Addresses addresses,
        Company company) {

    /** When the providers with the step write their claims. */
    enum Sync {
        IMPORT,
        FORCE
    }

    /** Whether their addresses count as verified. */
    enum Trust {
        TRUSTED,
        UNTRUSTED
    }

    /** What becomes of the guard: {@code LOST} is taken away behind the server's back. */
    enum Guard {
        BY_ITSELF,
        ADDED,
        LOST
    }

    /** Where the step stands in the Post Login Flow. */
    enum Place {
        REQUIRED,
        ALTERNATIVE,
        CONDITIONAL
    }

    /** What the realm's own login has behind name and password. */
    enum Second {
        APP,
        ACTION,
        CODE,
        /** Its page is shown, and nobody answers it; so with {@link #PAPER}. */
        PASSKEY,
        PAPER
    }

    /** What a first login with the address of an account does, at providers with the step. */
    enum First {
        BY_MAIL,
        AUTO_LINK,
        CHECK
    }

    /** What the realm asks of an account's address. */
    enum Addresses {
        REQUIRED,
        OPTIONAL,
        SHARED
    }

    /** Whether a provider with the step is an organization's, which makes members of those who come by it. */
    enum Company {
        NONE,
        HAS_BETA
    }

    Shape {
        // Who loses the guard has nothing that keeps a provider from writing: so the providers have nothing to write.
        if (guard == Guard.LOST) {
            sync = Sync.IMPORT;
            trust = Trust.UNTRUSTED;
            addresses = Addresses.OPTIONAL;
        }
        if (sync == Sync.FORCE) {
            trust = Trust.TRUSTED;
        }
    }

    static Shape by(Random chance) {
        return new Shape(
                one(chance, Sync.values()),
                one(chance, Trust.values()),
                one(chance, Guard.values()),
                one(chance, Place.values()),
                one(chance, Second.values()),
                one(chance, First.values()),
                one(chance, Addresses.values()),
                one(chance, Company.values()));
    }

    private static <T> T one(Random chance, T[] of) {
        return of[chance.nextInt(of.length)];
    }

    static Shape parse(String text) {
        List<String> words = List.of(text.trim().split(" +", 0));
        return new Shape(
                Sync.valueOf(words.get(0)),
                Trust.valueOf(words.get(1)),
                Guard.valueOf(words.get(2)),
                Place.valueOf(words.get(3)),
                Second.valueOf(words.get(4)),
                First.valueOf(words.get(5)),
                Addresses.valueOf(words.get(6)),
                Company.valueOf(words.get(7)));
    }

    @Override
    public String toString() {
        return String.join(
                " ",
                List.of(
                        sync.name(),
                        trust.name(),
                        guard.name(),
                        place.name(),
                        second.name(),
                        first.name(),
                        addresses.name(),
                        company.name()));
    }
}
