package dev.identitycheck.admin.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.flow.FlowExecution;
import dev.identitycheck.keycloak.ProviderIds;
import dev.identitycheck.keycloak.SecurityCentreAddress;
import dev.identitycheck.settings.RealmSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.ModelToRepresentation;
import org.keycloak.models.utils.StripSecretsUtils;
import org.keycloak.representations.idm.IdentityProviderMapperRepresentation;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.util.JsonSerialization;

/**
 * Exports the set-up of a realm as a partial realm representation: settings, the flows with the step, the required
 * actions, the providers that have the step with all their mappers, the user profile, and the client that opens the
 * security centre. The export holds neither ids
 * nor secrets, so that it can be kept in files and imported elsewhere.
 */
public final class RealmExport {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Map<String, AuthenticationFlowModel> flows = new TreeMap<>();

    private RealmExport(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** The exported set-up of the session's realm. */
    public static ObjectNode of(KeycloakSession session, RealmModel realm) {
        return new RealmExport(session, realm).write();
    }

    private ObjectNode write() {
        List<IdentityProviderModel> providers =
                LoginProviders.all(session).stream().filter(this::hasStep).toList();
        providers.forEach(this::collectFlows);
        Optional<AuthenticationFlowModel> recovery =
                Optional.ofNullable(realm.getResetCredentialsFlow()).filter(flow -> RecoverySetup.isBound(realm));
        recovery.ifPresent(this::collect);
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("realm", realm.getName());
        ObjectNode attributes = json.putObject("attributes");
        RealmSettings.OPTIONS.forEach(option ->
                RealmSettings.of(realm).stored(option).ifPresent(value -> attributes.put(option.attribute(), value)));
        recovery.ifPresent(flow -> json.put("resetCredentialsFlow", flow.getAlias())
                .put("resetPasswordAllowed", realm.isResetPasswordAllowed()));
        json.set("authenticationFlows", array(flows.values().stream().map(this::flow)));
        json.set("authenticatorConfig", array(configs()));
        json.set("requiredActions", array(actions()));
        json.set("identityProviders", array(providers.stream().map(this::provider)));
        json.set("identityProviderMappers", array(providers.stream().flatMap(this::mappers)));
        json.set("components", profile());
        SecurityCentreAddress.client(realm)
                .ifPresent(client -> json.putArray("clients").add(client(client)));
        return json;
    }

    private boolean hasStep(IdentityProviderModel provider) {
        return boundFlows(provider)
                .anyMatch(flow -> FlowExecution.any(realm, flow.getId(), step -> step.is(ProviderIds.IDENTITY_CHECK)));
    }

    private Stream<AuthenticationFlowModel> boundFlows(IdentityProviderModel provider) {
        return Stream.of(FlowBinding.values())
                .flatMap(binding -> Stream.ofNullable(binding.flowId(provider)))
                .flatMap(id -> Stream.ofNullable(realm.getAuthenticationFlowById(id)));
    }

    private void collectFlows(IdentityProviderModel provider) {
        boundFlows(provider).forEach(this::collect);
    }

    // Built-in flows are not exported, because every realm has Keycloak's built-in flows.
    private void collect(AuthenticationFlowModel flow) {
        if (!flow.isBuiltIn() && flows.putIfAbsent(flow.getAlias(), flow) == null) {
            realm.getAuthenticationExecutionsStream(flow.getId())
                    .filter(AuthenticationExecutionModel::isAuthenticatorFlow)
                    .map(execution -> realm.getAuthenticationFlowById(execution.getFlowId()))
                    .forEach(this::collect);
        }
    }

    private ObjectNode flow(AuthenticationFlowModel flow) {
        return tree(ModelToRepresentation.toRepresentation(session, realm, flow), "id");
    }

    private Stream<ObjectNode> configs() {
        return flows.values().stream()
                .flatMap(flow -> realm.getAuthenticationExecutionsStream(flow.getId()))
                .flatMap(execution -> Stream.ofNullable(execution.getAuthenticatorConfig()))
                .distinct()
                .flatMap(id -> Stream.ofNullable(realm.getAuthenticatorConfigById(id)))
                .map(config -> tree(
                        StripSecretsUtils.stripSecrets(session, ModelToRepresentation.toRepresentation(config)), "id"))
                .sorted(Comparator.comparing(config -> config.path("alias").asText()));
    }

    // Every required action is exported: an imported realm gets only those that its file names
    // (DefaultExportImportManager, 26.7).
    private Stream<ObjectNode> actions() {
        return realm.getRequiredActionProvidersStream()
                .map(ModelToRepresentation::toRepresentation)
                .map(action -> tree(action));
    }

    private ObjectNode provider(IdentityProviderModel provider) {
        return tree(
                StripSecretsUtils.stripSecrets(
                        session, ModelToRepresentation.toRepresentation(session, realm, provider, true)),
                "internalId",
                "types");
    }

    private Stream<ObjectNode> mappers(IdentityProviderModel provider) {
        return session.identityProviders()
                .getMappersByAliasStream(provider.getAlias())
                .map(ModelToRepresentation::toRepresentation)
                .sorted(Comparator.comparing(IdentityProviderMapperRepresentation::getName))
                .map(mapper -> tree(mapper, "id"));
    }

    // Without what another realm has of its own: an import gives the client the default scopes there.
    private ObjectNode client(ClientModel client) {
        return tree(
                ModelToRepresentation.toRepresentation(client, session),
                "id",
                "secret",
                "access",
                "defaultClientScopes",
                "optionalClientScopes",
                "authenticationFlowBindingOverrides");
    }

    private ObjectNode profile() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String type = UserProfileProvider.class.getName();
        realm.getComponentsStream(realm.getId(), type).forEach(component -> {
            ObjectNode profile = json.withArray("/" + type).addObject();
            profile.put("name", component.getName()).put("providerId", component.getProviderId());
            profile.set("config", tree(component.getConfig()));
        });
        return json;
    }

    private static ObjectNode tree(Object representation, String... without) {
        ObjectNode json = JsonSerialization.mapper.valueToTree(representation);
        return json.remove(List.of(without));
    }

    private static ArrayNode array(Stream<? extends JsonNode> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }
}
