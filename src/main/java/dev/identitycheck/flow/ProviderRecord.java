package dev.identitycheck.flow;

import dev.identitycheck.keycloak.BeforeCommit;
import dev.identitycheck.keycloak.ContextRealm;
import dev.identitycheck.keycloak.RealmRecord;
import dev.identitycheck.settings.IdentityCheckSettings;
import dev.identitycheck.settings.Mode;
import dev.identitycheck.settings.RealmSettings;
import dev.identitycheck.settings.option.RealmOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Remembers which identity providers have had the identity-check step, and what the set-up stored in their
 * configuration. An administrator's tool replaces a provider, its flow or its configuration as a whole, and may drop
 * the step without meaning to. A provider that had the step in mode {@code enforce} is remembered by id and by alias,
 * so that neither a new name nor a new provider of the old name is open. Only the removal of the set-up forgets it.
 */
public final class ProviderRecord {

    private static final Logger LOG = Logger.getLogger(ProviderRecord.class);
    private static final String UNPROTECTED = "unprotected";
    private static final String CONFIG = "provider.";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final List<IdentityProviderModel> providers;

    private ProviderRecord(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.providers = session.identityProviders()
                .getAllStream(IdentityProviderQuery.any())
                .toList();
    }

    /**
     * Records the providers just before the commit, after the transaction's other changes. A step that is gone is said
     * in the log. What is missing in a provider's configuration stays recorded, and is put back when a provider
     * changes.
     */
    public static void updateBeforeCommit(KeycloakSession session, RealmModel realm) {
        beforeCommit(session, realm, stored -> new ProviderRecord(session, stored).record(true));
    }

    /**
     * Puts back, just before the commit, what others removed from a provider's configuration, and records the
     * providers. Only a session that has changed a provider itself can do so: Keycloak 26.7 must have noted by then
     * that it has to forget the provider's keys ({@code InfinispanPublicKeyStorageProvider.addInvalidation}).
     */
    public static void restoreBeforeCommit(KeycloakSession session, RealmModel realm) {
        beforeCommit(session, realm, stored -> restoreAndRecord(session, stored));
    }

    /** Puts back what others removed from a provider's configuration, and records the providers. */
    public static void restore(KeycloakSession session, RealmModel realm) {
        inContext(session, realm, () -> restoreAndRecord(session, realm));
    }

    private static void restoreAndRecord(KeycloakSession session, RealmModel realm) {
        new ProviderRecord(session, realm).restoreConfig();
        new ProviderRecord(session, realm).record(false);
    }

    private static void beforeCommit(KeycloakSession session, RealmModel realm, Consumer<RealmModel> task) {
        String id = realm.getId();
        BeforeCommit.run(session, () -> {
            RealmModel stored = session.realms().getRealm(id);
            if (stored != null) {
                inContext(session, stored, () -> task.accept(stored));
            }
        });
    }

    private static void inContext(KeycloakSession session, RealmModel realm, Runnable task) {
        if (ProtectedProviders.anyIn(realm)) {
            ContextRealm.run(session, realm, task);
        }
    }

    /**
     * Records settings of the session's realm as an administrator's call has left them, and its providers. What others
     * removed from a provider's configuration stays recorded.
     */
    public static void takeSettings(KeycloakSession session, RealmModel realm) {
        new ProviderRecord(session, realm)
                .record(ProtectionMark.all(realm), true, record -> RealmSettingsCopy.take(realm, record));
    }

    /** Records settings and providers of the session's realm as a set-up has left them. */
    public static void take(KeycloakSession session, RealmModel realm) {
        new ProviderRecord(session, realm)
                .record(ProtectionMark.all(realm), false, record -> RealmSettingsCopy.take(realm, record));
    }

    /**
     * Records settings and providers of the session's realm as the removal of a set-up has left them, and forgets each
     * provider that does not have the step any more. It is one writing: after two in one transaction, Keycloak 26.7
     * keeps rows of the first one that the second one left out (JPA {@code RealmAdapter.updateComponent}).
     */
    public static void forget(KeycloakSession session, RealmModel realm) {
        new ProviderRecord(session, realm).record(List.of(), false, record -> RealmSettingsCopy.take(realm, record));
    }

    private void restoreConfig() {
        Map<String, NavigableSet<String>> record = RealmRecord.all(realm);
        for (IdentityProviderModel stored : providers) {
            NavigableSet<String> lines = record.get(configKey(stored));
            if (lines == null) {
                continue;
            }
            IdentityProviderModel provider = new IdentityProviderModel(stored);
            lines.forEach(line -> provider.getConfig().putIfAbsent(key(line), value(line)));
            if (!provider.getConfig().equals(stored.getConfig())) {
                session.identityProviders().update(provider);
                LOG.warnf(
                        "identity-check event=provider_config_restored realm=%s provider=%s",
                        realm.getName(), provider.getAlias());
            }
        }
    }

    private void record(boolean keepsConfig) {
        record(ProtectionMark.all(realm), keepsConfig, record -> {});
    }

    private void record(
            List<ProtectionMark> before, boolean keepsConfig, Consumer<Map<String, NavigableSet<String>>> further) {
        NavigableSet<String> marks = new TreeSet<>();
        NavigableSet<String> lost = new TreeSet<>();
        before.stream().filter(this::isStillRecorded).map(ProtectionMark::text).forEach(marks::add);
        for (IdentityProviderModel provider : providers) {
            Optional<IdentityCheckSettings.Parsed> step = ProtectedProviders.settings(session, realm, provider);
            boolean isMarked = step.map(ProviderRecord::enforces)
                    .orElseGet(() -> before.stream().anyMatch(mark -> mark.isOf(provider)));
            if (isMarked) {
                marks.add(ProtectionMark.of(provider).text());
            }
            if (isMarked && step.isEmpty() && !isLeftUnchecked(provider)) {
                lost.add(provider.getAlias());
            }
        }
        if (!before.isEmpty() || !lost.isEmpty()) {
            say(RealmRecord.values(realm, UNPROTECTED), lost);
        }
        RealmRecord.change(session, realm, record -> {
            record.put(ProtectionMark.KEY, marks);
            record.put(UNPROTECTED, lost);
            Map<String, NavigableSet<String>> former = new TreeMap<>(record);
            record.keySet().removeIf(key -> key.startsWith(CONFIG));
            for (IdentityProviderModel provider : providers) {
                NavigableSet<String> lines = config(provider);
                if (keepsConfig) {
                    former.getOrDefault(configKey(provider), new TreeSet<>()).stream()
                            .filter(line -> !provider.getConfig().containsKey(key(line)))
                            .forEach(lines::add);
                }
                record.put(configKey(provider), lines);
            }
            further.accept(record);
        });
    }

    // A mark without a provider waits for one of its name; that of a provider is written anew.
    private boolean isStillRecorded(ProtectionMark mark) {
        return providers.stream().noneMatch(mark::isOf);
    }

    private boolean isLeftUnchecked(IdentityProviderModel provider) {
        return RealmSettings.of(realm).uncheckedProviders().contains(provider.getAlias());
    }

    // Where the settings are invalid, the step refuses unknown identities.
    private static boolean enforces(IdentityCheckSettings.Parsed step) {
        return step instanceof IdentityCheckSettings.Parsed.Invalid || step.mode() == Mode.ENFORCE;
    }

    private void say(NavigableSet<String> before, NavigableSet<String> now) {
        now.stream()
                .filter(alias -> !before.contains(alias))
                .forEach(alias -> LOG.errorf(
                        "identity-check event=provider_unprotected realm=%s provider=%s", realm.getName(), alias));
        before.stream()
                .filter(alias -> !now.contains(alias))
                .forEach(alias -> LOG.infof(
                        "identity-check event=provider_protected_again realm=%s provider=%s", realm.getName(), alias));
    }

    private static String key(String line) {
        return line.substring(0, line.indexOf('='));
    }

    private static String value(String line) {
        return line.substring(line.indexOf('=') + 1);
    }

    private static String configKey(IdentityProviderModel provider) {
        return CONFIG + provider.getInternalId();
    }

    private static NavigableSet<String> config(IdentityProviderModel provider) {
        return Objects.requireNonNullElseGet(provider.getConfig(), HashMap<String, String>::new).entrySet().stream()
                .filter(entry -> RealmOption.isOwn(entry.getKey()) && entry.getValue() != null)
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
