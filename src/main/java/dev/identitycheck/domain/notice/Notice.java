package dev.identitycheck.domain.notice;

import dev.identitycheck.domain.identity.LedgerEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Something that happened to an account, of which its owner or support is notified. Messages, events and lists take
 * their content from it.
 *
 * @param id identifies the notice
 * @param kind what happened
 * @param at when
 * @param scene the request in which it happened
 * @param code the channels on which the code was sent that was used
 * @param provider the alias of the identity provider; empty if none was involved
 * @param identity the identity's ledger entry
 * @param contacts the new contacts
 * @param to the destinations that were not notified yet
 * @param tries the number of failed deliveries
 * @param due when delivery is tried next
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

    /** A notice without destinations. */
    public static Notice of(String id, NoticeType kind, Instant at, RequestContext scene) {
        return new Notice(id, kind, at, scene, List.of(), "", Optional.empty(), List.of(), List.of(), 0, at);
    }

    /** This notice with the identity that it is about. */
    public Notice about(LedgerEntry entry) {
        return new Notice(
                id, kind, at, scene, code, entry.identityProvider(), Optional.of(entry), contacts, to, tries, due);
    }

    /** This notice with the identity provider that it is about. */
    public Notice atProvider(String alias) {
        return new Notice(id, kind, at, scene, code, alias, identity, contacts, to, tries, due);
    }

    /** This notice with the channels on which the code was sent. */
    public Notice afterCodeBy(List<NoticeChannel> channels) {
        return new Notice(id, kind, at, scene, channels, provider, identity, contacts, to, tries, due);
    }

    /** This notice with the new contacts that it is about. */
    public Notice aboutContacts(List<NewContact> added) {
        return new Notice(id, kind, at, scene, code, provider, identity, added, to, tries, due);
    }

    /** This notice with the destinations that are to be notified. */
    public Notice to(List<NoticeDestination> destinations) {
        return new Notice(id, kind, at, scene, code, provider, identity, contacts, destinations, tries, due);
    }

    /** This notice, due later. */
    public Notice dueAt(Instant later) {
        return new Notice(id, kind, at, scene, code, provider, identity, contacts, to, tries, later);
    }

    /** This notice without the destinations that were notified. */
    public Notice without(Predicate<NoticeDestination> notified) {
        return to(to.stream().filter(notified.negate()).toList());
    }

    /** This notice after a failed delivery, due again by the retry policy. */
    public Notice failed(RetryPolicy policy, Instant now) {
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
                now.plus(policy.after(tries + 1)));
    }
}
