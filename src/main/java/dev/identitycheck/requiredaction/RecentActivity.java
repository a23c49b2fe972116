package dev.identitycheck.requiredaction;

import dev.identitycheck.account.AccountNotices;
import dev.identitycheck.domain.notice.Notice;
import dev.identitycheck.domain.notice.NoticeHistory;
import dev.identitycheck.domain.notice.NoticeType;
import dev.identitycheck.domain.notice.RequestContext;
import dev.identitycheck.domain.notice.SafeText;
import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import dev.identitycheck.notice.NoticeFacts;
import dev.identitycheck.notice.ProviderDisplayName;
import dev.identitycheck.settings.RealmSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Lists what happened to an account lately: its history, and between it the checks that the realm's stored events tell
 * of, if it stores any. All of the history is shown, so that no number of checks hides any of it.
 */
record RecentActivity(KeycloakSession session, RealmModel realm, Instant now, Function<Instant, String> time) {

    private static final int READ = 50;
    private static final int SHOWN = 10;
    private static final int LONGEST_NAME = 80;

    // An event is written when the request ends, its notice under the lock before.
    private static final Duration SAME = Duration.ofMinutes(1);

    /** The outcomes that the list shows. */
    private static final Set<CheckOutcome> SHOWN_OUTCOMES = Set.of(
            CheckOutcome.CONFIRMED,
            CheckOutcome.WRONG_CODE,
            CheckOutcome.LOCKED,
            CheckOutcome.CANCELLED,
            CheckOutcome.BLOCKED,
            CheckOutcome.DISOWNED);

    private record Item(Instant at, Map<String, Object> model) {}

    /** The items, the newest first. */
    List<Map<String, Object>> of(UserModel user) {
        List<NoticeHistory.Entry> history =
                AccountNotices.history(session, realm, user).newestFirst(now);
        return Stream.concat(history.stream().map(this::item), checks(user, history))
                .sorted(Comparator.comparing(Item::at).reversed())
                .map(Item::model)
                .toList();
    }

    private Item item(NoticeHistory.Entry entry) {
        Notice notice = entry.notice();
        return new Item(
                notice.at(),
                Map.of(
                        "kind", notice.kind().key(),
                        "time", time.apply(notice.at()),
                        "provider", SafeText.of(ProviderDisplayName.of(session, notice), LONGEST_NAME),
                        "address", network(notice.scene().address()),
                        "browser", browser(notice),
                        "about", NoticeFacts.of(notice),
                        "said", entry.disownedAt().map(time).orElse(""),
                        "undone", NoticeFacts.undone(session, entry.undone())));
    }

    private String network(String address) {
        return RealmSettings.of(realm).namesNetwork() ? address : "";
    }

    private static String browser(Notice notice) {
        RequestContext scene = notice.scene();
        return notice.kind() == NoticeType.NEW_BROWSER
                        && !notice.subject().name().isEmpty()
                ? ""
                : Stream.of(scene.browser(), scene.system())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
    }

    private Stream<Item> checks(UserModel user, List<NoticeHistory.Entry> history) {
        EventStoreProvider store = session.getProvider(EventStoreProvider.class);
        if (store == null || !realm.isEventsEnabled()) {
            return Stream.of();
        }
        return store
                .createQuery()
                .realm(realm.getId())
                .user(user.getId())
                .type(EventType.IDENTITY_PROVIDER_POST_LOGIN)
                .maxResults(READ)
                .getResultStream()
                .flatMap(event -> check(event, history).stream())
                .limit(SHOWN)
                .toList()
                .stream();
    }

    private Optional<Item> check(Event event, List<NoticeHistory.Entry> history) {
        Map<String, String> details = Objects.requireNonNullElse(event.getDetails(), Map.of());
        String key = details.getOrDefault(CheckEvents.DETAIL, "");
        Instant at = Instant.ofEpochMilli(event.getTime());
        return Arrays.stream(CheckOutcome.values())
                .filter(outcome ->
                        SHOWN_OUTCOMES.contains(outcome) && outcome.key().equals(key))
                .filter(outcome -> history.stream().noneMatch(entry -> tells(entry, outcome, at)))
                .findFirst()
                .map(outcome -> new Item(
                        at,
                        Map.of(
                                "outcome", outcome.key(),
                                "time", time.apply(at),
                                "provider", providerName(details.getOrDefault(Details.IDENTITY_PROVIDER, "")),
                                "address", network(Objects.requireNonNullElse(event.getIpAddress(), "")))));
    }

    /** Whether an entry of the history tells what an event does. */
    private static boolean tells(NoticeHistory.Entry entry, CheckOutcome outcome, Instant at) {
        return switch (outcome) {
            case CONFIRMED ->
                entry.notice().kind() == NoticeType.CONFIRMED
                        && isNear(entry.notice().at(), at);
            case LOCKED ->
                entry.notice().kind() == NoticeType.LOCKED
                        && isNear(entry.notice().at(), at);
            case DISOWNED -> entry.disownedAt().filter(then -> isNear(then, at)).isPresent();
            default -> false;
        };
    }

    private static boolean isNear(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(SAME) < 0;
    }

    private String providerName(String alias) {
        return SafeText.of(ProviderDisplayName.of(session, alias), LONGEST_NAME);
    }
}
