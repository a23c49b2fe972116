package dev.identitycheck.admin.doctor;

import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.event.CheckMetrics;
import dev.identitycheck.flow.ProtectedProviders;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.timer.ScheduledTask;

/** Examines at intervals every realm that uses the extension, for the metrics, and logs new findings. */
public final class ScheduledDoctor implements ScheduledTask {

    private static final Logger LOG = Logger.getLogger(ScheduledDoctor.class);

    private final MultiGauge gauge = MultiGauge.builder(CheckMetrics.FINDINGS).register(Metrics.globalRegistry);
    private Set<RealmFinding> known = Set.of();

    private record RealmFinding(String realm, Finding finding) {

        Tags tags() {
            return Tags.of("realm", realm, "severity", finding.severity().key(), "code", finding.code());
        }
    }

    @Override
    public void run(KeycloakSession session) {
        List<RealmFinding> found = new ArrayList<>();
        for (RealmModel realm : session.realms().getRealmsStream().toList()) {
            if (ProtectedProviders.anyOwnIn(realm)) {
                found.addAll(examine(session, realm));
            }
        }
        report(found);
    }

    // A realm that cannot be read must not hide the findings in other realms.
    private static List<RealmFinding> examine(KeycloakSession session, RealmModel realm) {
        session.getContext().setRealm(realm);
        try {
            return Doctor.examine(session).stream()
                    .map(finding -> new RealmFinding(realm.getName(), finding))
                    .toList();
        } catch (RuntimeException e) {
            LOG.warnf(e, "identity-check event=not_examined realm=%s", realm.getName());
            return List.of();
        }
    }

    private void report(List<RealmFinding> found) {
        Map<Tags, Long> counts =
                found.stream().collect(Collectors.groupingBy(RealmFinding::tags, Collectors.counting()));
        gauge.register(
                counts.entrySet().stream()
                        .map(e -> MultiGauge.Row.of(e.getKey(), e.getValue()))
                        .collect(Collectors.toList()),
                true);
        found.stream().filter(f -> !known.contains(f)).forEach(ScheduledDoctor::log);
        known = new HashSet<>(found);
    }

    private static void log(RealmFinding found) {
        Finding finding = found.finding();
        Logger.Level level =
                switch (finding.severity()) {
                    case ERROR -> Logger.Level.ERROR;
                    case WARNING -> Logger.Level.WARN;
                    case INFO -> Logger.Level.INFO;
                };
        LOG.logf(
                level,
                "identity-check event=finding realm=%s severity=%s code=%s subject=\"%s\"",
                found.realm(),
                finding.severity().key(),
                finding.code(),
                finding.subject());
    }
}
