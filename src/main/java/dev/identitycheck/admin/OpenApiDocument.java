package dev.identitycheck.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The description of the admin API in OpenAPI, as it is kept beside the code. */
final class OpenApi {

    private static final String FILE = "openapi.json";

    private OpenApi() {}

    static JsonNode description() {
        try (InputStream file = Objects.requireNonNull(OpenApi.class.getResourceAsStream(FILE), FILE)) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
