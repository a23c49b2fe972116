package dev.identitycheck.page;

import dev.identitycheck.settings.RealmSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * The view model of a button that cannot work yet. The page's script counts the seconds down; without it the page tells
 * the time of day.
 *
 * @param seconds seconds until the button works; 0 if it works at once
 * @param from the time of day at which it works; empty if it works at once
 */
public record WaitView(long seconds, String from) {

    /** The button works at once. */
    public static final WaitView NONE = new WaitView(0, "");

    /**
     * Makes views for the reader of one page.
     *
     * @param now the current time
     * @param zone the realm's time zone
     * @param locale the reader's language
     */
    public record Factory(Instant now, ZoneId zone, Locale locale) {

        /** Makes views for a user, or for a reader who is not known yet. */
        public static Factory of(KeycloakSession session, @Nullable UserModel user, Instant now) {
            KeycloakContext context = session.getContext();
            return new Factory(now, RealmSettings.of(context.getRealm()).timeZone(), context.resolveLocale(user));
        }

        public WaitView until(Instant then) {
            long seconds = WaitMessages.seconds(then, now);
            return seconds == 0 ? NONE : new WaitView(seconds, LocalTimeFormat.startingAt(then, now, zone, locale));
        }
    }

    Map<String, Object> model() {
        return Map.of("seconds", seconds, "from", from);
    }
}
