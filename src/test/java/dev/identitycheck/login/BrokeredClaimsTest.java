package dev.identitycheck.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.identitycheck.domain.identity.IdentityClaims;
import dev.identitycheck.domain.identity.UnreadableClaimsException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.xml.datatype.DatatypeFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.util.JsonSerialization;

@DisplayName("What a provider said")
class BrokeredClaimsTest {

    private final BrokeredIdentityContext login = new BrokeredIdentityContext("subject", provider());
    private final IdentityClaims claims = new BrokeredClaims(login);

    private static IdentityProviderModel provider() {
        IdentityProviderModel provider = new IdentityProviderModel();
        provider.setEnabled(true);
        return provider;
    }

    private void token(String json) throws Exception {
        login.getContextData()
                .put(OIDCIdentityProvider.VALIDATED_ID_TOKEN, JsonSerialization.readValue(json, JsonWebToken.class));
    }

    private void userInfo(String json) throws Exception {
        login.getContextData().put(OIDCIdentityProvider.USER_INFO, JsonSerialization.mapper.readTree(json));
    }

    @Test
    @DisplayName("is nothing where nothing is kept")
    void nothing() {
        assertThat(claims.values("spidCode")).isEmpty();
    }

    @Test
    @DisplayName("is not what mappers made of it")
    void mappers() {
        login.setUserAttribute("spidCode", "AA");
        assertThat(claims.values("spidCode")).isEmpty();
        assertThat(claims.values("user.attributes.spidCode")).isEmpty();
    }

    @Nested
    @DisplayName("by OIDC")
    class Oidc {

        @Test
        @DisplayName("is a claim of the ID token, the subject among them, else of the user information")
        void tokenFirst() throws Exception {
            token("{\"sub\":\"s1\",\"spidCode\":\"AA\"}");
            userInfo("{\"spidCode\":\"BB\",\"level\":2}");
            assertThat(claims.values("spidCode")).contains(List.of("AA"));
            assertThat(claims.values("level")).contains(List.of("2"));
            assertThat(claims.values("sub")).contains(List.of("s1"));
        }

        @Test
        @DisplayName("tells an empty value from none, and null is none")
        void empty() throws Exception {
            userInfo("{\"a\":\"\",\"b\":[],\"c\":null,\"d\":\" \"}");
            assertThat(claims.values("a")).contains(List.of(""));
            assertThat(claims.values("b")).contains(List.of());
            assertThat(claims.values("c")).isEmpty();
            assertThat(claims.values("d")).contains(List.of(" "));
        }

        @Test
        @DisplayName("may have many values, which need not be text")
        void many() throws Exception {
            userInfo("{\"a\":[\"x\",1,true,{\"k\":1,\"j\":[2]}],\"o\":{\"z\":1,\"b\":{\"y\":2,\"x\":3}}}");
            assertThat(claims.values("a")).contains(List.of("x", "1", "true", "{\"j\":[2],\"k\":1}"));
            assertThat(claims.values("o")).contains(List.of("{\"b\":{\"x\":3,\"y\":2},\"z\":1}"));
        }

        @Test
        @DisplayName("is found by a path, or by a name that holds dots itself")
        void paths() throws Exception {
            token("{\"address\":{\"country\":\"IT\",\"a.b\":\"1\"},\"https://example.com/code\":\"AA\"}");
            assertThat(claims.values("address.country")).contains(List.of("IT"));
            assertThat(claims.values("address.a\\.b")).contains(List.of("1"));
            assertThat(claims.values("https://example.com/code")).contains(List.of("AA"));
            assertThat(claims.values("address.town")).isEmpty();
            assertThat(claims.values("address.country.code")).isEmpty();
        }

        @Test
        @DisplayName("is read from a token that is kept as it came; a damaged one tells nothing of what it held")
        void raw() {
            Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
            String header = base64.encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8));
            String body = base64.encodeToString("{\"spidCode\":\"AA\"}".getBytes(UTF_8));
            login.getContextData().put(OIDCIdentityProvider.VALIDATED_ID_TOKEN, header + "." + body + ".");
            assertThat(claims.values("spidCode")).contains(List.of("AA"));
            login.getContextData().put(OIDCIdentityProvider.VALIDATED_ID_TOKEN, "pepper");
            assertThatExceptionOfType(UnreadableClaimsException.class)
                    .isThrownBy(() -> claims.values("spidCode"))
                    .withMessageNotContaining("pepper");
        }
    }

    @Nested
    @DisplayName("by SAML")
    class Saml {

        private final AttributeStatementType statement = new AttributeStatementType();

        Saml() throws Exception {
            AssertionType assertion = new AssertionType(
                    "id", DatatypeFactory.newInstance().newXMLGregorianCalendar("2026-03-01T12:00:00Z"));
            assertion.addStatement(statement);
            login.getContextData().put(SAMLEndpoint.SAML_ASSERTION, assertion);
        }

        private void attribute(String name, @Nullable String friendlyName, @Nullable Object... values) {
            AttributeType attribute = new AttributeType(name);
            attribute.setFriendlyName(friendlyName);
            Arrays.asList(values).forEach(attribute::addAttributeValue);
            statement.addAttribute(new AttributeStatementType.ASTChoiceType(attribute));
        }

        @Test
        @DisplayName("is an attribute, by name or friendly name")
        void names() {
            attribute("urn:oid:1.2.3", "spidCode", "AA");
            assertThat(claims.values("spidCode")).contains(List.of("AA"));
            assertThat(claims.values("urn:oid:1.2.3")).contains(List.of("AA"));
            assertThat(claims.values("urn")).isEmpty();
        }

        @Test
        @DisplayName("has all values of all attributes of that name, and tells an empty one from none")
        void values() {
            NameIDType id = new NameIDType();
            id.setValue("an-id");
            id.setNameQualifier("urn:q");
            attribute("many", null, "b", "", null, id);
            attribute("many", null, "a");
            attribute("none", null);
            assertThat(claims.values("many")).contains(List.of("b", "", "an-id", "a"));
            assertThat(claims.values("none")).contains(List.of());
            assertThat(claims.values("other")).isEmpty();
        }
    }
}
