package dev.identitycheck.domain.notice;

import java.time.Instant;
import java.util.List;

/**
 * Who is still to be told of a notice, and when.
 *
 * @param to the destinations that were not notified yet
 * @param tries the number of failed deliveries
 * @param due when delivery is tried next
 * @param isLeased whether a worker may be sending it, until it is due
 */
public record NoticeDelivery(List<NoticeDestination> to, int tries, Instant due, boolean isLeased) {

    public NoticeDelivery {
        to = List.copyOf(to);
    }

    NoticeDelivery to(List<NoticeDestination> destinations) {
        return new NoticeDelivery(destinations, tries, due, isLeased);
    }

    NoticeDelivery dueAt(Instant later) {
        return new NoticeDelivery(to, tries, later, false);
    }

    NoticeDelivery leasedUntil(Instant end) {
        return new NoticeDelivery(to, tries, end, true);
    }

    NoticeDelivery failed(RetryPolicy policy, Instant now) {
        return new NoticeDelivery(to, tries + 1, now.plus(policy.after(tries + 1)), false);
    }
}
