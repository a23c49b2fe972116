package dev.identitycheck.support;

import jakarta.ws.rs.Path;

/** {@code /admin/realms/{realm}/identity-check}. */
public final class IdentityCheckResource {

    private final AdminCall call;

    IdentityCheckResource(AdminCall call) {
        this.call = call;
    }

    @Path("settings")
    public SettingsResource settings() {
        return new SettingsResource(call);
    }
}
