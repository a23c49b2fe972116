package dev.identitycheck.admin.doctor.flow;

import dev.identitycheck.admin.doctor.check.Check;
import dev.identitycheck.admin.doctor.check.ExaminedRealm;
import dev.identitycheck.admin.doctor.check.Finding;
import dev.identitycheck.admin.doctor.check.Finding.Severity;
import dev.identitycheck.admin.setup.ForeignFlows;
import java.util.stream.Stream;

/**
 * Names the flows that hold steps of this extension in a realm without the set-up: the removal of the set-up leaves
 * them.
 */
final class FlowOutsideSetup implements Check {

    @Override
    public Stream<Finding> examine(ExaminedRealm examined) {
        ForeignFlows flows = new ForeignFlows(examined.session(), examined.realm());
        return flows.isSetUp() ? Stream.empty() : flows.all().stream().map(FlowOutsideSetup::finding);
    }

    private static Finding finding(ForeignFlows.ForeignFlow foreign) {
        return new Finding(
                Severity.INFO,
                "flow-outside-setup",
                foreign.flow().getAlias(),
                "The set-up did not make this flow: " + foreign.description() + ".",
                "Nothing, while the extension is installed. Before it is removed, call DELETE setup with"
                        + " \"everything\": true; or take the steps out by hand, and call DELETE setup then.");
    }
}
