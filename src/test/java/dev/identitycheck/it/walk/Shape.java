package dev.identitycheck.it.walk;

import java.util.List;
import java.util.Random;

/** The configuration of a realm under test; its text form is the constants in order. */
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

    /** Whether the addresses of providers with the step count as verified. */
    enum Trust {
        TRUSTED,
        UNTRUSTED
    }

    /** How the guard mapper is added; {@code LOST} means deleted directly in the database. */
    enum Guard {
        BY_ITSELF,
        ADDED,
        LOST
    }

    /** The requirement of the step in the Post Login Flow. */
    enum Place {
        REQUIRED,
        ALTERNATIVE,
        CONDITIONAL
    }

    /** The second factor of the realm's own login. */
    enum Second {
        APP,
        ACTION,
        CODE,
        /** The factor's page is shown but never completed, as with {@link #PAPER}. */
        PASSKEY,
        PAPER
    }

    /** How a first login with an existing account's address links it, at providers with the step. */
    enum First {
        BY_MAIL,
        AUTO_LINK,
        CHECK
    }

    /** Whether the realm requires an address, and whether accounts may share one. */
    enum Addresses {
        REQUIRED,
        OPTIONAL,
        SHARED
    }

    /** Whether a provider with the step belongs to an organization, whose members its users become. */
    enum Company {
        NONE,
        HAS_BETA
    }

    Shape {
        // Without the guard, claims are written to accounts; so here the providers send nothing to write.
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
