package dev.identitycheck.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The OpenAPI description of the admin API, read from the resource {@code openapi.json}. */
final class OpenApiDocument {

    private static final String FILE = "openapi.json";

    private OpenApiDocument() {}

    static JsonNode description() {
        try (InputStream file = Objects.requireNonNull(OpenApiDocument.class.getResourceAsStream(FILE), FILE)) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
