package dev.identitycheck.support;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A request that cannot be served as it is. It says what is wrong and what would be right, never what was sent. */
final class InvalidRequest extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_KEY = 100;

    private final String key;
    private final String allowed;

    private InvalidRequest(String error, String key, String allowed) {
        super(error);
        this.key = key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key;
        this.allowed = allowed;
    }

    /** The body as a whole. */
    static InvalidRequest body(String error) {
        return new InvalidRequest(error, "", "");
    }

    /** One field of it. */
    static InvalidRequest field(String error, String key, String allowed) {
        return new InvalidRequest(error, key, allowed);
    }

    Response response() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("error", getMessage());
        if (!key.isEmpty()) {
            body.put("key", key).put("allowed", allowed);
        }
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body.toString())
                .build();
    }
}
