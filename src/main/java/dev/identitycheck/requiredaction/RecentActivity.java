package dev.identitycheck.requiredaction;

import dev.identitycheck.event.CheckEvents;
import dev.identitycheck.event.CheckOutcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Lists the latest checks of a user from the realm's stored events; empty if the realm stores no events. */
record RecentActivity(KeycloakSession session, RealmModel realm, Function<Instant, String> time) {

    private static final int READ = 50;
    private static final int SHOWN = 10;

    /** The outcomes that the list shows. */
    private static final Set<CheckOutcome> SHOWN_OUTCOMES = Set.of(
            CheckOutcome.CONFIRMED,
            CheckOutcome.WRONG_CODE,
            CheckOutcome.LOCKED,
            CheckOutcome.CANCELLED,
            CheckOutcome.BLOCKED,
            CheckOutcome.DISOWNED);

    List<Map<String, String>> of(UserModel user) {
        EventStoreProvider store = session.getProvider(EventStoreProvider.class);
        if (store == null || !realm.isEventsEnabled()) {
            return List.of();
        }
        return store.createQuery()
                .realm(realm.getId())
                .user(user.getId())
                .type(EventType.IDENTITY_PROVIDER_POST_LOGIN)
                .maxResults(READ)
                .getResultStream()
                .flatMap(event -> model(event).stream())
                .limit(SHOWN)
                .toList();
    }

    private Optional<Map<String, String>> model(Event event) {
        Map<String, String> details = Objects.requireNonNullElse(event.getDetails(), Map.of());
        String key = details.getOrDefault(CheckEvents.DETAIL, "");
        return Arrays.stream(CheckOutcome.values())
                .filter(outcome ->
                        SHOWN_OUTCOMES.contains(outcome) && outcome.key().equals(key))
                .findFirst()
                .map(outcome -> Map.of(
                        "outcome", outcome.key(),
                        "time", time.apply(Instant.ofEpochMilli(event.getTime())),
                        "provider", providerName(details.getOrDefault(Details.IDENTITY_PROVIDER, "")),
                        "address", Objects.requireNonNullElse(event.getIpAddress(), "")));
    }

    private String providerName(String alias) {
        IdentityProviderModel provider =
                alias.isEmpty() ? null : session.identityProviders().getByAlias(alias);
        return provider == null ? alias : KeycloakModelUtils.getIdentityProviderDisplayName(session, provider);
    }
}
