package dev.identitycheck.admin;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;

/** Reads a request body that is one JSON object of limited size. */
final class JsonRequestBody {

    private static final int MAX_BYTES = 64 * 1024;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonRequestBody() {}

    /** The JSON object in a body; an empty object if the body is empty. */
    static ObjectNode read(InputStream body) throws InvalidRequestException {
        JsonNode json = parse(bytes(body));
        if (json.isMissingNode()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw InvalidRequestException.body("the body must be a JSON object");
    }

    private static byte[] bytes(InputStream body) throws InvalidRequestException {
        try {
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw InvalidRequestException.body("the body must be at most " + MAX_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw InvalidRequestException.body("the body could not be read");
        }
    }

    private static JsonNode parse(byte[] bytes) throws InvalidRequestException {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw InvalidRequestException.body("the body must be JSON");
        } catch (IOException e) {
            throw InvalidRequestException.body("the body could not be read");
        }
    }
}
