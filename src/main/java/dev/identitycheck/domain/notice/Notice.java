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
 * @param content what happened
 * @param delivery who is still to be told
 */
public record Notice(String id, NoticeContent content, NoticeDelivery delivery) {

    /** A notice without destinations. */
    public static Notice of(String id, NoticeType kind, Instant at, RequestContext scene) {
        return new Notice(id, NoticeContent.of(kind, at, scene), new NoticeDelivery(List.of(), 0, at, false));
    }

    /** This notice as one of another type. */
    public Notice as(NoticeType kind) {
        return with(content.as(kind));
    }

    /** This notice as one of what happened at another time. */
    public Notice happenedAt(Instant time) {
        return with(content.happenedAt(time));
    }

    /** This notice with the identity that it is about. */
    public Notice about(LedgerEntry entry) {
        return with(content.about(entry));
    }

    /** This notice with the identity provider that it is about. */
    public Notice atProvider(String alias) {
        return with(content.atProvider(alias));
    }

    /** This notice with the channels on which the code was sent. */
    public Notice afterCodeBy(List<NoticeChannel> channels) {
        return with(content.afterCodeBy(channels));
    }

    /** This notice with the new contacts that it is about. */
    public Notice aboutContacts(List<NewContact> added) {
        return with(content.aboutContacts(added));
    }

    /** This notice with what else it is about. */
    public Notice about(NoticeSubject subject) {
        return with(content.about(subject));
    }

    /** This notice with the digest of the identity through whose session it was done. */
    public Notice through(String identityDigest) {
        return with(content.through(identityDigest));
    }

    /** This notice with the destinations that are to be notified. */
    public Notice to(List<NoticeDestination> destinations) {
        return with(delivery.to(destinations));
    }

    /** This notice, due later. */
    public Notice dueAt(Instant later) {
        return with(delivery.dueAt(later));
    }

    /** This notice while a worker sends it; due again when the lease ends. */
    public Notice leasedUntil(Instant end) {
        return with(delivery.leasedUntil(end));
    }

    /** This notice without the destinations that were notified. */
    public Notice without(Predicate<NoticeDestination> notified) {
        return to(to().stream().filter(notified.negate()).toList());
    }

    /** This notice after a failed delivery, due again by the retry policy. */
    public Notice failed(RetryPolicy policy, Instant now) {
        return with(delivery.failed(policy, now));
    }

    /** Whether both are about codes, for one identity or about one other subject. */
    public boolean isOfSameCodes(Notice other) {
        return kind().isOfCodes() && other.kind().isOfCodes() && matter().equals(other.matter());
    }

    /** Whether "it wasn't me" ends the sessions: somebody got in, and no administrator did it. */
    public boolean endsSessions() {
        return kind().effect()
                .filter(effect -> effect == DisownEffect.CONTACT ? !isByAdministrator() : effect.endsSessions())
                .isPresent();
    }

    /** Whether no person is known to have done it: only a request of a person has an address. */
    public boolean isByAdministrator() {
        return scene().address().isEmpty();
    }

    private List<String> matter() {
        return identity()
                .map(entry -> List.of(entry.digest()))
                .orElseGet(() -> List.of(subject().type(), subject().id()));
    }

    private Notice with(NoticeContent changed) {
        return new Notice(id, changed, delivery);
    }

    private Notice with(NoticeDelivery changed) {
        return new Notice(id, content, changed);
    }

    public NoticeType kind() {
        return content.kind();
    }

    public Instant at() {
        return content.at();
    }

    public RequestContext scene() {
        return content.scene();
    }

    public List<NoticeChannel> code() {
        return content.code();
    }

    public String provider() {
        return content.provider();
    }

    public Optional<LedgerEntry> identity() {
        return content.identity();
    }

    public List<NewContact> contacts() {
        return content.contacts();
    }

    public NoticeSubject subject() {
        return content.subject();
    }

    public String through() {
        return content.through();
    }

    public List<NoticeDestination> to() {
        return delivery.to();
    }

    public int tries() {
        return delivery.tries();
    }

    public Instant due() {
        return delivery.due();
    }
}
