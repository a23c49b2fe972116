package dev.identitycheck.it.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.identitycheck.it.stage.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Fake OIDC providers that issue tokens with any claims, each at a path of its own. They have no login: the
 * authorization code contains the claims, so that an arrival takes one request.
 */
final class Issuer implements AutoCloseable {

    private static final String SECRET = "a-secret-of-both";
    private static final String CLIENT = "agency";
    private static final long LIFETIME_SECONDS = 600;
    private static final int PARTS_OF_A_PATH = 3;

    static {
        // Without this, each response waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4, task -> {
        Thread thread = new Thread(task, "issuer");
        thread.setDaemon(true);
        return thread;
    });
    private final KeyPair keys;

    Issuer() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String url(String alias) {
        return url() + "/" + alias;
    }

    boolean isAt(String address) {
        return address.startsWith(url());
    }

    /** The alias of the provider that this address belongs to. */
    String alias(String address) {
        return URI.create(address).getPath().split("/", PARTS_OF_A_PATH)[1];
    }

    /** The provider's representation for a realm. */
    Map<String, Object> provider(String alias) {
        Map<String, String> config = new HashMap<>();
        config.put("clientId", CLIENT);
        config.put("clientSecret", SECRET);
        config.put("clientAuthMethod", "client_secret_post");
        config.put("authorizationUrl", url(alias) + "/auth");
        config.put("tokenUrl", url(alias) + "/token");
        config.put("jwksUrl", url(alias) + "/certs");
        config.put("useJwksUrl", "true");
        config.put("validateSignature", "true");
        config.put("disableUserInfo", "true");
        config.put("issuer", url(alias));
        config.put("defaultScope", "openid profile email");
        config.put("syncMode", "IMPORT");
        return new HashMap<>(Map.of("alias", alias, "providerId", "oidc", "enabled", true, "config", config));
    }

    private static String code(Map<String, Object> claims) {
        return base64(Json.write(claims).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The redirect address back to the realm after a login with these claims, for the request that was sent to
     * the provider.
     */
    static String back(String request, Map<String, Object> claims) {
        Map<String, String> query = LoginParameters.query(request);
        Map<String, Object> all = new HashMap<>(claims);
        if (query.containsKey("nonce")) {
            all.put("nonce", decoded(query, "nonce"));
        }
        return decoded(query, "redirect_uri") + "?state=" + query.getOrDefault("state", "") + "&code=" + code(all);
    }

    private static String decoded(Map<String, String> query, String name) {
        return URLDecoder.decode(query.getOrDefault(name, ""), StandardCharsets.UTF_8);
    }

    /** A signed token with these claims and this audience. */
    String token(String alias, String audience, Map<String, Object> claims) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> all = new HashMap<>(claims);
        all.put("iss", url(alias));
        all.put("aud", audience);
        all.put("iat", now);
        all.put("exp", now + LIFETIME_SECONDS);
        all.put("jti", Long.toString(System.nanoTime()));
        String content = encoded(Map.of("alg", "RS256", "kid", "issuer", "typ", "JWT")) + "." + encoded(all);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        byte[] answer =
                (path.endsWith("/certs") ? certificates() : tokens(alias(path), body)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer);
        }
    }

    private String tokens(String alias, String body) {
        String code = Pattern.compile("&")
                .splitAsStream(body)
                .filter(p -> p.startsWith("code="))
                .map(p -> URLDecoder.decode(p.substring("code=".length()), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
        Map<String, Object> claims = new HashMap<>();
        JsonNode kept = Json.read(new String(Base64.getUrlDecoder().decode(code), StandardCharsets.UTF_8));
        kept.properties().forEach(claim -> claims.put(claim.getKey(), claim.getValue()));
        return Json.write(Map.of(
                "access_token",
                token(alias, CLIENT, claims),
                "token_type",
                "Bearer",
                "expires_in",
                LIFETIME_SECONDS,
                "id_token",
                token(alias, CLIENT, claims)));
    }

    private String certificates() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Json.write(Map.of("keys", new Object[] {
            Map.of(
                    "kty", "RSA",
                    "use", "sig",
                    "alg", "RS256",
                    "kid", "issuer",
                    "n", base64(unsigned(key.getModulus().toByteArray())),
                    "e", base64(unsigned(key.getPublicExponent().toByteArray())))
        }));
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? java.util.Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private static String encoded(Map<String, ?> json) {
        return base64(Json.write(json).getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
