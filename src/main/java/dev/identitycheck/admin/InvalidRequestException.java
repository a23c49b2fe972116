package dev.identitycheck.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/**
 * A request that the admin API rejects. The response names the error and the allowed values, and never repeats a value
 * that was sent.
 */
final class InvalidRequestException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int MAX_KEY_LENGTH = 100;

    private final Response.Status status;
    private final String key;
    private final String allowed;

    private InvalidRequestException(Response.Status status, String error, String key, String allowed) {
        super(error);
        this.status = status;
        this.key = key.length() > MAX_KEY_LENGTH ? key.substring(0, MAX_KEY_LENGTH) : key;
        this.allowed = allowed;
    }

    /** Status 400: the body as a whole is invalid. */
    static InvalidRequestException body(String error) {
        return new InvalidRequestException(Response.Status.BAD_REQUEST, error, "", "");
    }

    /** Status 400: one field of the request is invalid. */
    static InvalidRequestException field(String error, String key, String allowed) {
        return new InvalidRequestException(Response.Status.BAD_REQUEST, error, key, allowed);
    }

    /** Status 404: the object of the request does not exist. */
    static InvalidRequestException missing(String error) {
        return new InvalidRequestException(Response.Status.NOT_FOUND, error, "", "");
    }

    /** Status 409: the current state does not allow the request. */
    static InvalidRequestException conflict(String error) {
        return new InvalidRequestException(Response.Status.CONFLICT, error, "", "");
    }

    /** Status 503: the request can be repeated later. */
    static InvalidRequestException busy(String error) {
        return new InvalidRequestException(Response.Status.SERVICE_UNAVAILABLE, error, "", "");
    }

    Response response() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (key.isEmpty()) {
            body.put("error", getMessage());
        } else {
            // Keycloak's command line shows the error alone (26.7).
            body.put("error", getMessage() + "; " + key + ": " + allowed)
                    .put("key", key)
                    .put("allowed", allowed);
        }
        return Response.status(status)
                // Keycloak's command line reads an error as ISO 8859-1 where no charset is named (26.7).
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset(StandardCharsets.UTF_8.name()))
                .entity(body.toString())
                .build();
    }
}
