package dev.identitycheck.keycloak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What the extension keeps of a realm, apart from the representations that an administrator's tool replaces as a whole.
 * It is a component of the realm: Keycloak caches it with the realm, exports it, and removes it with the realm.
 */
public final class RealmRecord {

    private static final Logger LOG = Logger.getLogger(RealmRecord.class);
    private static final String TYPE = RealmRecordProvider.class.getName();
    private static final String WRITING = "identity-check.writes-realm-record";

    private RealmRecord() {}

    /** The values under a key, sorted; empty if there are none. */
    public static NavigableSet<String> values(RealmModel realm, String key) {
        return component(realm)
                .map(c -> c.getConfig().get(key))
                .<NavigableSet<String>>map(TreeSet::new)
                .orElseGet(TreeSet::new);
    }

    /** Everything that is kept, by key. Changes of the result are not stored. */
    public static Map<String, NavigableSet<String>> all(RealmModel realm) {
        return component(realm).map(c -> sorted(c.getConfig())).orElseGet(TreeMap::new);
    }

    /** Changes what is kept; nothing is written where nothing differs. */
    public static void change(
            KeycloakSession session, RealmModel realm, Consumer<Map<String, NavigableSet<String>>> change) {
        Map<String, NavigableSet<String>> before = all(realm);
        Map<String, NavigableSet<String>> after = all(realm);
        change.accept(after);
        after.values().removeIf(NavigableSet::isEmpty);
        if (!after.equals(before)) {
            session.setAttribute(WRITING, true);
            try {
                write(realm, after);
            } finally {
                session.removeAttribute(WRITING);
            }
        }
    }

    private static void write(RealmModel realm, Map<String, NavigableSet<String>> values) {
        MultivaluedHashMap<String, String> config = new MultivaluedHashMap<>();
        values.forEach((key, texts) -> config.put(key, new ArrayList<>(texts)));
        Optional<ComponentModel> stored = component(realm);
        if (stored.isEmpty()) {
            ComponentModel component = new ComponentModel();
            component.setName("Identity Check");
            component.setProviderType(TYPE);
            component.setProviderId(ProviderIds.IDENTITY_CHECK);
            component.setParentId(realm.getId());
            component.setConfig(config);
            realm.addComponentModel(component);
        } else if (values.isEmpty()) {
            realm.removeComponent(stored.get());
        } else {
            ComponentModel component = new ComponentModel(stored.get());
            component.setConfig(config);
            realm.updateComponent(component);
        }
    }

    /**
     * Puts back, just before the commit, what others than this extension remove from the record: before Keycloak 26.7
     * its admin API removes the component.
     */
    static void keepBeforeCommit(KeycloakSession session, RealmModel realm, ComponentModel before) {
        if (session.getAttribute(WRITING) != null) {
            return;
        }
        String id = realm.getId();
        Map<String, NavigableSet<String>> kept = sorted(before.getConfig());
        BeforeCommit.run(session, () -> {
            // The record of a realm that is being removed goes with it.
            RealmModel stored = session.realms().getRealm(id);
            if (stored != null) {
                putBack(session, stored, kept);
            }
        });
    }

    private static void putBack(KeycloakSession session, RealmModel realm, Map<String, NavigableSet<String>> kept) {
        if (!all(realm).keySet().containsAll(kept.keySet())) {
            change(session, realm, record -> kept.forEach(record::putIfAbsent));
            LOG.warnf("identity-check event=realm_record_restored realm=%s", realm.getName());
        }
    }

    private static Optional<ComponentModel> component(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), TYPE).findFirst();
    }

    private static Map<String, NavigableSet<String>> sorted(Map<String, List<String>> config) {
        Map<String, NavigableSet<String>> sorted = new TreeMap<>();
        config.forEach((key, texts) -> sorted.put(key, new TreeSet<>(texts)));
        return sorted;
    }
}
