package dev.identitycheck.domain.notice;

import dev.identitycheck.domain.identity.LedgerEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a notice tells, which never changes once it is recorded.
 *
 * @param kind what happened
 * @param at when
 * @param scene the request in which it happened
 * @param code the channels on which the code was sent that was used
 * @param provider the alias of the identity provider; empty if none was involved
 * @param identity the identity's ledger entry
 * @param contacts the new contacts
 * @param subject what else it is about
 * @param through the ledger's digest of the identity through whose session it was done; empty if that is not known
 */
public record NoticeContent(
        NoticeType kind,
        Instant at,
        RequestContext scene,
        List<NoticeChannel> code,
        String provider,
        Optional<LedgerEntry> identity,
        List<NewContact> contacts,
        NoticeSubject subject,
        String through) {

    public NoticeContent {
        code = List.copyOf(code);
        contacts = List.copyOf(contacts);
    }

    static NoticeContent of(NoticeType kind, Instant at, RequestContext scene) {
        return new NoticeContent(kind, at, scene, List.of(), "", Optional.empty(), List.of(), NoticeSubject.NONE, "");
    }

    NoticeContent as(NoticeType other) {
        return new NoticeContent(other, at, scene, code, provider, identity, contacts, subject, through);
    }

    NoticeContent happenedAt(Instant time) {
        return new NoticeContent(kind, time, scene, code, provider, identity, contacts, subject, through);
    }

    NoticeContent about(LedgerEntry entry) {
        return new NoticeContent(
                kind, at, scene, code, entry.identityProvider(), Optional.of(entry), contacts, subject, through);
    }

    NoticeContent atProvider(String alias) {
        return new NoticeContent(kind, at, scene, code, alias, identity, contacts, subject, through);
    }

    NoticeContent afterCodeBy(List<NoticeChannel> channels) {
        return new NoticeContent(kind, at, scene, channels, provider, identity, contacts, subject, through);
    }

    NoticeContent aboutContacts(List<NewContact> added) {
        return new NoticeContent(kind, at, scene, code, provider, identity, added, subject, through);
    }

    NoticeContent about(NoticeSubject other) {
        return new NoticeContent(kind, at, scene, code, provider, identity, contacts, other, through);
    }

    NoticeContent through(String identityDigest) {
        return new NoticeContent(kind, at, scene, code, provider, identity, contacts, subject, identityDigest);
    }
}
