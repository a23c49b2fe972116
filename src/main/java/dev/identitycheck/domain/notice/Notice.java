package dev.identitycheck.notice;

import dev.identitycheck.identity.LedgerEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Something that happened to an account. Notice, event and list all say it from here.
 *
 * @param id names the fact
 * @param kind what happened
 * @param at when
 * @param scene whence
 * @param code the ways on which the code went that was used
 * @param provider the alias of the identity provider; empty if none had to do with it
 * @param identity the identity, as the ledger had it
 * @param contacts new contacts
 * @param to where the notice has still to go
 * @param tries how often that was tried in vain
 * @param due when it is to be tried next
 */
public record Fact(
        String id,
        NoticeKind kind,
        Instant at,
        Scene scene,
        List<Way> code,
        String provider,
        Optional<LedgerEntry> identity,
        List<NewContact> contacts,
        List<Destination> to,
        int tries,
        Instant due) {

    public Fact {
        code = List.copyOf(code);
        contacts = List.copyOf(contacts);
        to = List.copyOf(to);
    }

    /** A fact that nobody is told of yet. */
    public static Fact of(String id, NoticeKind kind, Instant at, Scene scene) {
        return new Fact(id, kind, at, scene, List.of(), "", Optional.empty(), List.of(), List.of(), 0, at);
    }

    /** With the identity that it is about. */
    public Fact about(LedgerEntry entry) {
        return new Fact(
                id, kind, at, scene, code, entry.identityProvider(), Optional.of(entry), contacts, to, tries, due);
    }

    /** With the identity provider that it is about. */
    public Fact atProvider(String alias) {
        return new Fact(id, kind, at, scene, code, alias, identity, contacts, to, tries, due);
    }

    /** With the ways on which the code went. */
    public Fact afterCodeBy(List<Way> ways) {
        return new Fact(id, kind, at, scene, ways, provider, identity, contacts, to, tries, due);
    }

    /** With the new contacts that it is about. */
    public Fact aboutContacts(List<NewContact> added) {
        return new Fact(id, kind, at, scene, code, provider, identity, added, to, tries, due);
    }

    /** With those who are to be told. */
    public Fact to(List<Destination> destinations) {
        return new Fact(id, kind, at, scene, code, provider, identity, contacts, destinations, tries, due);
    }

    /** To be told later. */
    public Fact dueAt(Instant later) {
        return new Fact(id, kind, at, scene, code, provider, identity, contacts, to, tries, later);
    }

    /** Some have been told. */
    public Fact without(Predicate<Destination> told) {
        return to(to.stream().filter(told.negate()).toList());
    }

    /** Tried in vain. */
    public Fact failed(RetrySchedule schedule, Instant now) {
        return new Fact(
                id,
                kind,
                at,
                scene,
                code,
                provider,
                identity,
                contacts,
                to,
                tries + 1,
                now.plus(schedule.after(tries + 1)));
    }
}
