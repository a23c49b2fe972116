package dev.identitycheck.it.stage;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;

import java.util.Map;

/**
 * An agency with one provider that has no step, and another provider under two aliases.
 *
 * @param agency the agency
 */
public record HalfProtected(Agency agency) {

    /** The second alias of the provider beta. */
    public static final String KNOWN = "spid-gamma";

    /** Creates the agency, with the step removed from the provider alfa. */
    public static HalfProtected of(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.addProvider(KNOWN, BETA);
        agency.leavesUnchecked(ALFA);
        return new HalfProtected(agency);
    }

    /** A person whose identity is known under the second alias of its provider and linked under the first. */
    public Person owner() {
        Person owner = agency.person().knownAt(KNOWN);
        return owner.linkedTo(BETA, owner.subjectAtProvider(BETA));
    }
}
