package dev.identitycheck.delivery.sms.http;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.http.entity.HttpEntityWrapper;
import org.apache.http.entity.StringEntity;

/**
 * A body that is written once at most. Keycloak's client may have been told to repeat requests that got no answer
 * ({@code max-retries}); it does not repeat one whose body it cannot write again.
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

    /** Whether the other side may have got some of it. */
    boolean isBegun() {
        return begun;
    }
}
