package dev.identitycheck.delivery;

import dev.identitycheck.keycloak.CurrentRequest;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.UserStoragePrivateUtil;

/** The account that mails are drawn for that nobody gets: one of the realm's users, whose attributes a theme shows. */
public final class SampleRecipient {

    private static final String NOBODY = "nobody";

    private SampleRecipient() {}

    /**
     * A user of the realm; an invented one where there is none.
     *
     * @param locale the language of the mails, as a BCP 47 tag
     */
    public static Recipient of(KeycloakSession session, RealmModel realm, String locale) {
        String base = CurrentRequest.base(session);
        try (Stream<UserModel> users =
                UserStoragePrivateUtil.userLocalStorage(session).searchForUserStream(realm, Map.of(), 0, 1)) {
            return users.findFirst()
                    .map(user -> Recipient.of(user, locale, base))
                    .orElseGet(() -> new Recipient(
                            NOBODY, NOBODY, Optional.of("First"), Optional.of("Last"), locale, Map.of(), base));
        }
    }
}
