package dev.identitycheck.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.admin.doctor.Doctor;
import dev.identitycheck.admin.doctor.check.ExaminedProvider;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;

/** The JSON of the doctor's findings with what was looked at, so that an empty list can be told from an empty realm. */
final class DoctorReport {

    private DoctorReport() {}

    static ObjectNode of(KeycloakSession session) {
        ExaminedRealm examined = ExaminedRealm.of(session);
        List<ExaminedProvider> providers = examined.providers();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode checked = json.putObject("checked")
                .put("realm", examined.realm().getName())
                .put("checks", Doctor.CHECKS.size());
        add(checked.putArray("identityProviders"), providers.stream().map(ExaminedProvider::alias));
        add(
                checked.putArray("flows"),
                providers.stream()
                        .flatMap(p -> Stream.concat(p.postLogin().stream(), p.firstLogin().stream()))
                        .map(AuthenticationFlowModel::getAlias)
                        .distinct()
                        .sorted());
        json.set("findings", SetupRepresentation.of(Doctor.examine(session)));
        return json;
    }

    private static void add(ArrayNode array, Stream<String> values) {
        values.forEach(array::add);
    }
}
