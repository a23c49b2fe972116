package dev.identitycheck.identity;

/**
 * Somebody at an identity provider.
 *
 * @param alias the provider's alias, for people to read
 * @param providerId the provider's internal id, so that an alias made anew inherits nothing
 * @param subject the subject at the provider ({@code BrokeredIdentityContext.getId()})
 */
public record Identity(String alias, String providerId, String subject) {

    public Identity {
        if (alias.isEmpty() || providerId.isEmpty() || subject.isEmpty()) {
            throw new IllegalArgumentException("an identity has a provider and a subject");
        }
    }

    /** Leaves the subject out: it is often a tax number or an address. */
    @Override
    public String toString() {
        return "Identity[" + alias + ", ***]";
    }
}
