package dev.identitycheck.admin.doctor.provider;

import dev.identitycheck.admin.doctor.check.Check;
import java.util.List;

/** The checks of a realm's identity providers, and of the grants that run no flow. */
public final class ProviderChecks {

    public static final List<Check> ALL = List.of(
            new GuardMissing(),
            new GuardOvertaken(),
            new IssuerChanged(),
            new TransientUsers(),
            new DirectGrants(),
            new ExternalTokenExchange(),
            new JwtGrant());

    private ProviderChecks() {}
}
