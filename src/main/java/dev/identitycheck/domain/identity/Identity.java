package dev.identitycheck.domain.identity;

/**
 * A subject at an identity provider, with the claims that distinguish it further.
 *
 * @param alias the provider's alias, for display
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

    /** The identity of a federated link, of which no claims are known. */
    public Identity(String alias, String providerId, String subject) {
        this(alias, providerId, subject, Fingerprint.NONE);
    }

    /** This identity without its claims, as its federated link identifies it. */
    public Identity link() {
        return new Identity(alias, providerId, subject);
    }

    /** This identity with the claims of its provider. */
    public Identity with(Fingerprint claimed) {
        return new Identity(alias, providerId, subject, claimed);
    }

    /** The broker user id that Keycloak gives this identity. */
    public String brokerUserId() {
        return alias + "." + subject;
    }

    /** Leaves the subject and the claims out: they are often a tax number or an address. */
    @Override
    public String toString() {
        return "Identity[" + alias + ", ***]";
    }
}
