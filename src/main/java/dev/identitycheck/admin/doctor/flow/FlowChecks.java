package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import java.util.List;

/** The checks of the flows of a realm: whether each login runs the step, and how the steps are set. */
public final class FlowChecks {

    public static final List<Check> ALL = List.of(
            new StepMissing(),
            new StepEvadable(),
            new StepSettingsWrong(),
            new StepSettingsLost(),
            new StepSettingsDiffer(),
            new FirstLoginUnchecked(),
            new FirstLoginClosed(),
            new OverrideUnchecked(),
            new CertificatesUnchecked(),
            new SharedPostLoginFlow(),
            new RememberUseless(),
            new FactorsUnlimited(),
            new ModeWeak(),
            new NoContactAllowed(),
            new ExistingLinksTrusted(),
            new OwnReset(),
            new FlowOutsideSetup());

    private FlowChecks() {}
}
