package dev.identitycheck.domain.identity;

/**
 * Somebody at an identity provider.
 *
 * @param alias the provider's alias, for people to read
 * @param providerId the provider's internal id, so that an alias made anew inherits nothing
 * @param subject the subject at the provider ({@code BrokeredIdentityContext.getId()})
 * @param fingerprint the claims that tell two identities of one subject apart
 */
public record Identity(String alias, String providerId, String subject, Fingerprint fingerprint) {

    public Identity {
        if (alias.isEmpty() || providerId.isEmpty() || subject.isEmpty()) {
            throw new IllegalArgumentException("an identity has a provider and a subject");
        }
    }

    /** An identity as its link shows it: nothing is known of its claims. */
    public Identity(String alias, String providerId, String subject) {
        this(alias, providerId, subject, Fingerprint.NONE);
    }

    /** This identity as its link shows it. */
    public Identity link() {
        return new Identity(alias, providerId, subject);
    }

    /** This identity with what its provider says. */
    public Identity with(Fingerprint said) {
        return new Identity(alias, providerId, subject, said);
    }

    /** The identity as Keycloak's broker names it. */
    public String brokerUserId() {
        return alias + "." + subject;
    }

    /** Leaves the subject and the claims out: they are often a tax number or an address. */
    @Override
    public String toString() {
        return "Identity[" + alias + ", ***]";
    }
}
