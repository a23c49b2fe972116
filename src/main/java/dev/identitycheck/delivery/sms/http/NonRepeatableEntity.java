package dev.identitycheck.delivery.sms.http;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.http.entity.HttpEntityWrapper;
import org.apache.http.entity.StringEntity;

/**
 * A request body that is written at most once. Keycloak's client may be configured to repeat requests that got no
 * answer ({@code max-retries}); it does not repeat a request whose body is not repeatable.
 */
final class NonRepeatableEntity extends HttpEntityWrapper {

    private volatile boolean begun;

    NonRepeatableEntity(StringEntity body) {
        super(body);
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        begun = true;
        super.writeTo(out);
    }

    /** Whether the server may have received a part of the body. */
    boolean isBegun() {
        return begun;
    }
}
