package dev.identitycheck.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A request that cannot be served as it is. It says what is wrong and what would be right, never what was sent. */
final class InvalidRequestException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_KEY = 100;

    private final Response.Status status;
    private final String key;
    private final String allowed;

    private InvalidRequestException(Response.Status status, String error, String key, String allowed) {
        super(error);
        this.status = status;
        this.key = key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key;
        this.allowed = allowed;
    }

    /** The body as a whole. */
    static InvalidRequestException body(String error) {
        return new InvalidRequestException(Response.Status.BAD_REQUEST, error, "", "");
    }

    /** One field of it. */
    static InvalidRequestException field(String error, String key, String allowed) {
        return new InvalidRequestException(Response.Status.BAD_REQUEST, error, key, allowed);
    }

    /** What it is about is not there. */
    static InvalidRequestException missing(String error) {
        return new InvalidRequestException(Response.Status.NOT_FOUND, error, "", "");
    }

    /** What is there stands against it. */
    static InvalidRequestException conflict(String error) {
        return new InvalidRequestException(Response.Status.CONFLICT, error, "", "");
    }

    /** It may be served a little later. */
    static InvalidRequestException busy(String error) {
        return new InvalidRequestException(Response.Status.SERVICE_UNAVAILABLE, error, "", "");
    }

    Response response() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("error", getMessage());
        if (!key.isEmpty()) {
            body.put("key", key).put("allowed", allowed);
        }
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body.toString())
                .build();
    }
}
