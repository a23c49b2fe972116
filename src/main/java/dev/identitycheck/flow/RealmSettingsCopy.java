package dev.identitycheck.flow;

import dev.identitycheck.keycloak.RealmRecord;
import dev.identitycheck.settings.option.RealmOption;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A copy of the realm attributes of this extension. Keycloak 26.7 removes each realm attribute that an administrator's
 * save of the realm does not name, and a tool that manages the realm does not know these. Without their settings the
 * defaults would apply, which are more open than what was set. So an attribute that such a save removes is put back;
 * the extension's own calls remove it, and so does a save that names it with an empty value.
 */
public final class RealmSettingsCopy {

    private static final Logger LOG = Logger.getLogger(RealmSettingsCopy.class);
    private static final String KEY = "attribute.";

    private RealmSettingsCopy() {}

    /** Copies the attributes as they are: what is not there any more was removed by a call of this extension. */
    private static void take(KeycloakSession session, RealmModel realm) {
        RealmRecord.change(session, realm, record -> take(realm, record));
    }

    static void take(RealmModel realm, Map<String, NavigableSet<String>> record) {
        Map<String, NavigableSet<String>> own = own(realm);
        record.keySet().removeIf(key -> key.startsWith(KEY));
        record.putAll(own);
    }

    /** Puts back the attributes that are missing, after a save by others, and copies what they changed. */
    public static void restore(KeycloakSession session, RealmModel realm) {
        NavigableSet<String> missing = new TreeSet<>();
        RealmRecord.all(realm).forEach((key, values) -> {
            String name = key.startsWith(KEY) ? key.substring(KEY.length()) : "";
            if (!name.isEmpty() && !values.isEmpty() && realm.getAttribute(name) == null) {
                realm.setAttribute(name, values.first());
                missing.add(name);
            }
        });
        if (!missing.isEmpty()) {
            LOG.warnf(
                    "identity-check event=realm_settings_restored realm=%s attributes=\"%s\"",
                    realm.getName(), String.join(" ", missing));
        }
        take(session, realm);
    }

    private static Map<String, NavigableSet<String>> own(RealmModel realm) {
        Map<String, NavigableSet<String>> own = new TreeMap<>();
        realm.getAttributes().forEach((name, value) -> {
            if (RealmOption.isOwn(name) && value != null && !value.isBlank()) {
                own.put(KEY + name, new TreeSet<>(Set.of(value)));
            }
        });
        return own;
    }
}
