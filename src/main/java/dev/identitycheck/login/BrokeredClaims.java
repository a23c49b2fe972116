package dev.identitycheck.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.identitycheck.domain.identity.IdentityClaims;
import dev.identitycheck.domain.identity.UnreadableClaimsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType.ASTChoiceType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.util.JsonSerialization;
import org.keycloak.utils.JsonUtils;

/**
 * The claims of a provider at a login, as Keycloak keeps them: the attributes of a SAML assertion, by name or friendly
 * name; for OIDC and the social providers the claims of the ID token, else of the user information. Values that mappers
 * made of them do not count.
 */
public final class BrokeredClaims implements IdentityClaims {

    // Providers may send the fields of an object in any order.
    private static final ObjectWriter SORTED =
            JsonSerialization.mapper.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final Map<String, Object> contextData;

    public BrokeredClaims(BrokeredIdentityContext login) {
        this.contextData = login.getContextData();
    }

    @Override
    public Optional<List<String>> values(String name) {
        return contextData.get(SAMLEndpoint.SAML_ASSERTION) instanceof AssertionType assertion
                ? attribute(assertion, name)
                : Stream.of(OIDCIdentityProvider.VALIDATED_ID_TOKEN, OIDCIdentityProvider.USER_INFO)
                        .flatMap(part -> Optional.ofNullable(contextData.get(part)).stream())
                        .flatMap(part -> claim(json(part), name).stream())
                        .findFirst();
    }

    private static Optional<List<String>> attribute(AssertionType assertion, String name) {
        List<AttributeType> named = assertion.getAttributeStatements().stream()
                .flatMap(statement -> statement.getAttributes().stream())
                .map(ASTChoiceType::getAttribute)
                .filter(a -> a != null && (name.equals(a.getName()) || name.equals(a.getFriendlyName())))
                .toList();
        return Optional.of(named).filter(n -> !n.isEmpty()).map(n -> n.stream()
                .flatMap(a -> a.getAttributeValue().stream())
                .flatMap(value -> text(value).stream())
                .toList());
    }

    // Everything but names and dates is text already (SAMLAttributeValueParser, Keycloak 26.7).
    private static Optional<String> text(@Nullable Object value) {
        return Optional.ofNullable(value instanceof NameIDType id ? id.getValue() : value)
                .map(Object::toString);
    }

    // GitLab's provider keeps the token as received.
    private static JsonNode json(Object claims) {
        try {
            return claims instanceof String token
                    ? new JWSInput(token).readJsonContent(JsonNode.class)
                    : JsonSerialization.mapper.valueToTree(claims);
        } catch (JWSInputException e) {
            throw new UnreadableClaimsException(e);
        }
    }

    // A claim's name may contain dots; otherwise dots separate the parts of a path, as in Keycloak's own mappers.
    private static Optional<List<String>> claim(JsonNode claims, String name) {
        JsonNode found = claims.path(name);
        if (found.isMissingNode()) {
            found = claims;
            for (String part : JsonUtils.splitClaimPath(name)) {
                found = found.path(part);
            }
        }
        return found.isMissingNode() || found.isNull() ? Optional.empty() : Optional.of(values(found));
    }

    private static List<String> values(JsonNode claim) {
        if (!claim.isArray()) {
            return List.of(text(claim));
        }
        List<String> values = new ArrayList<>();
        claim.forEach(value -> values.add(text(value)));
        return values;
    }

    private static String text(JsonNode value) {
        try {
            return value.isContainerNode()
                    ? SORTED.writeValueAsString(JsonSerialization.mapper.convertValue(value, Object.class))
                    : value.asText();
        } catch (JsonProcessingException e) {
            throw new UnreadableClaimsException(e);
        }
    }
}
