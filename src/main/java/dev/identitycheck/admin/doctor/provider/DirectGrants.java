package dev.identitycheck.admin.doctor.provider;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;

/** Reports clients that take passwords by direct grant. */
final class DirectGrants implements Check {

    private static final int MAX_NAMED = 10;

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        List<String> clients = examined.realm()
                .getClientsStream()
                .filter(client -> client.isEnabled() && client.isDirectAccessGrantsEnabled())
                .map(ClientModel::getClientId)
                .filter(id -> !id.equals(Constants.ADMIN_CLI_CLIENT_ID))
                .sorted()
                .toList();
        return clients.isEmpty() ? Stream.empty() : Stream.of(finding(clients));
    }

    private static Finding finding(List<String> clients) {
        String named = String.join(", ", clients.subList(0, Math.min(MAX_NAMED, clients.size())));
        return new Finding(
                Severity.INFO,
                "direct-grants",
                named,
                clients.size() + " client(s) take passwords by direct grant, which runs no post login flow.",
                "Switch Direct access grants off where people sign in through providers.");
    }
}
