package dev.identitycheck.keycloak;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.http.FormPartValue;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;

/**
 * Stands for the request in the session of a worker, which has none: Keycloak offers the addresses of the server and
 * of the theme's resources to a mail's templates only in a request. All that it has is the server's address, as it was
 * in the request that the message is about; a front-end URL of the realm and the option {@code hostname} go before it.
 */
public final class AddressRequest implements HttpRequest {

    // Where no request is known: a mail with a wrong image arrives, one whose template finds no address does not.
    private static final URI UNKNOWN = URI.create("https://localhost/");

    private final URI base;

    private AddressRequest(URI base) {
        this.base = base;
    }

    /**
     * Gives a session without a request the address of the server.
     *
     * @param base the server's base URL, as {@link CurrentRequest#base} returned it; empty if unknown
     */
    public static void in(KeycloakSession session, String base) {
        session.getContext().setHttpRequest(new AddressRequest(base.isEmpty() ? UNKNOWN : URI.create(base)));
    }

    @Override
    public UriInfo getUri() {
        return (UriInfo) Proxy.newProxyInstance(
                UriInfo.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getBaseUri", "getRequestUri", "getAbsolutePath" -> base;
                    case "getBaseUriBuilder", "getRequestUriBuilder", "getAbsolutePathBuilder" ->
                        UriBuilder.fromUri(base);
                    case "getPath" -> "";
                    case "getPathSegments" -> List.of();
                    case "getPathParameters", "getQueryParameters" -> new MultivaluedHashMap<String, String>();
                    case "resolve" -> base.resolve((URI) arguments[0]);
                    default -> throw new ContextNotActiveException("no request: " + method.getName());
                });
    }

    @Override
    public String getHttpMethod() {
        return "GET";
    }

    @Override
    public MultivaluedMap<String, String> getDecodedFormParameters() {
        return new MultivaluedHashMap<>();
    }

    @Override
    public MultivaluedMap<String, FormPartValue> getMultiPartFormParameters() {
        return new MultivaluedHashMap<>();
    }

    @Override
    public HttpHeaders getHttpHeaders() {
        return new NoHeaders();
    }

    @Override
    public X509Certificate @Nullable [] getClientCertificateChain() {
        return null;
    }

    @Override
    public boolean isProxyTrusted() {
        return true;
    }

    private static final class NoHeaders implements HttpHeaders {

        @Override
        public List<String> getRequestHeader(String name) {
            return List.of();
        }

        @Override
        public @Nullable String getHeaderString(String name) {
            return null;
        }

        @Override
        public MultivaluedMap<String, String> getRequestHeaders() {
            return new MultivaluedHashMap<>();
        }

        @Override
        public List<MediaType> getAcceptableMediaTypes() {
            return List.of();
        }

        @Override
        public List<Locale> getAcceptableLanguages() {
            return List.of();
        }

        @Override
        public @Nullable MediaType getMediaType() {
            return null;
        }

        @Override
        public @Nullable Locale getLanguage() {
            return null;
        }

        @Override
        public Map<String, Cookie> getCookies() {
            return Map.of();
        }

        @Override
        public @Nullable Date getDate() {
            return null;
        }

        @Override
        public int getLength() {
            return -1;
        }
    }
}
