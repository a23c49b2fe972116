package dev.identitycheck.it.stage;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;

import java.util.Map;

/**
 * An agency one of whose providers runs without the step; another has two aliases.
 *
 * @param agency the agency
 */
public record HalfProtected(Agency agency) {

    /** The other alias of the provider beta. */
    public static final String KNOWN = "spid-gamma";

    /** Makes one, with alfa unprotected. */
    public static HalfProtected of(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        agency.addProvider(KNOWN, BETA);
        agency.changeProvider(ALFA, provider -> provider.put("postBrokerLoginFlowAlias", ""));
        return new HalfProtected(agency);
    }

    /** Somebody whose identity is known by the one alias of its provider, and linked by the other. */
    public Person owner() {
        Person owner = agency.person().knownAt(KNOWN);
        return owner.linkedTo(BETA, owner.subjectAtProvider(BETA));
    }
}
