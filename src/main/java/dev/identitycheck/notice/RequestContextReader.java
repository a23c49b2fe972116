package dev.identitycheck.notice;

import dev.identitycheck.delivery.Recipient;
import dev.identitycheck.domain.notice.RequestContext;
import dev.identitycheck.keycloak.CurrentRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.device.DeviceRepresentationProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.representations.account.DeviceRepresentation;

/** Reads the context of the running request, such as its address and browser, as far as there is a request. */
public final class RequestContextReader {

    // The server's user-agent parser returns this for a name that it does not know.
    private static final String OTHER = "Other";

    private RequestContextReader() {}

    /** The context of a request by the user. */
    public static RequestContext ofPerson(KeycloakSession session, UserModel user) {
        if (!CurrentRequest.isThere(session)) {
            return ofAdministrator(session, user);
        }
        DeviceRepresentationProvider devices = session.getProvider(DeviceRepresentationProvider.class);
        DeviceRepresentation device = devices == null ? null : devices.deviceRepresentation();
        return new RequestContext(
                text(session.getContext().getConnection().getRemoteHost()),
                device == null ? "" : browser(device),
                device == null ? "" : name(device.getOs(), device.getOsVersion()),
                Recipient.locale(session, user),
                CurrentRequest.base(session));
    }

    /** The context of a request by an administrator, whose address and browser the notice does not disclose. */
    public static RequestContext ofAdministrator(KeycloakSession session, UserModel user) {
        return new RequestContext("", "", "", Recipient.locale(session, user), CurrentRequest.base(session));
    }

    // A slash separates name and version (DeviceRepresentation, Keycloak 26.7).
    private static String browser(DeviceRepresentation device) {
        String[] parts = text(device.getBrowser()).split("/", 2);
        return name(parts[0], parts.length > 1 ? parts[1] : "");
    }

    private static String name(@Nullable String name, @Nullable String version) {
        if (isUnknown(name)) {
            return "";
        }
        return isUnknown(version) ? text(name) : name + " " + version;
    }

    private static boolean isUnknown(@Nullable String part) {
        return part == null || part.isBlank() || part.equals(DeviceRepresentation.UNKNOWN) || part.equals(OTHER);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
