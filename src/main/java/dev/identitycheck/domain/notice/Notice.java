package dev.identitycheck.domain.notice;

import dev.identitycheck.domain.identity.LedgerEntry;
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
public record Notice(
        String id,
        NoticeType kind,
        Instant at,
        RequestContext scene,
        List<NoticeChannel> code,
        String provider,
        Optional<LedgerEntry> identity,
        List<NewContact> contacts,
        List<NoticeDestination> to,
        int tries,
        Instant due) {

    public Notice {
        code = List.copyOf(code);
        contacts = List.copyOf(contacts);
        to = List.copyOf(to);
    }

    /** A fact that nobody is told of yet. */
    public static Notice of(String id, NoticeType kind, Instant at, RequestContext scene) {
        return new Notice(id, kind, at, scene, List.of(), "", Optional.empty(), List.of(), List.of(), 0, at);
    }

    /** With the identity that it is about. */
    public Notice about(LedgerEntry entry) {
        return new Notice(
                id, kind, at, scene, code, entry.identityProvider(), Optional.of(entry), contacts, to, tries, due);
    }

    /** With the identity provider that it is about. */
    public Notice atProvider(String alias) {
        return new Notice(id, kind, at, scene, code, alias, identity, contacts, to, tries, due);
    }

    /** With the ways on which the code went. */
    public Notice afterCodeBy(List<NoticeChannel> ways) {
        return new Notice(id, kind, at, scene, ways, provider, identity, contacts, to, tries, due);
    }

    /** With the new contacts that it is about. */
    public Notice aboutContacts(List<NewContact> added) {
        return new Notice(id, kind, at, scene, code, provider, identity, added, to, tries, due);
    }

    /** With those who are to be told. */
    public Notice to(List<NoticeDestination> destinations) {
        return new Notice(id, kind, at, scene, code, provider, identity, contacts, destinations, tries, due);
    }

    /** To be told later. */
    public Notice dueAt(Instant later) {
        return new Notice(id, kind, at, scene, code, provider, identity, contacts, to, tries, later);
    }

    /** Some have been told. */
    public Notice without(Predicate<NoticeDestination> told) {
        return to(to.stream().filter(told.negate()).toList());
    }

    /** Tried in vain. */
    public Notice failed(RetryPolicy schedule, Instant now) {
        return new Notice(
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
