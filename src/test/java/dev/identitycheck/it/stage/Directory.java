package dev.identitycheck.it.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An LDAP directory from which an agency federates its users. */
public final class Directory implements AutoCloseable {

    /** The federation mode in which an agency uses the directory. */
    public enum Use {
        /** Users are imported into the database; the directory is never written. */
        IMPORTED_READ_ONLY("READ_ONLY", true),
        /** Users are imported into the database; changes are written to the directory. */
        IMPORTED_WRITABLE("WRITABLE", true),
        /** Users are not imported: the database has no row for them. */
        NOT_IMPORTED("READ_ONLY", false),
        /** Users are not imported, and changes are written to the directory. */
        NOT_IMPORTED_WRITABLE("WRITABLE", false);

        private final String editMode;
        private final boolean imports;

        Use(String editMode, boolean imports) {
            this.editMode = editMode;
            this.imports = imports;
        }
    }

    private static final String BASE = "dc=example";
    private static final String PEOPLE = "ou=people," + BASE;
    private static final String ADMIN = "cn=admin";
    private static final String PASSWORD = "directory";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final InMemoryDirectoryServer server;

    public Directory() {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
            config.addAdditionalBindCredentials(ADMIN, PASSWORD);
            config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("ldap"));
            config.setSchema(null);
            server = new InMemoryDirectoryServer(config);
            server.startListening();
            server.add("dn: " + BASE, "objectClass: top", "objectClass: domain", "dc: example");
            server.add("dn: " + PEOPLE, "objectClass: top", "objectClass: organizationalUnit", "ou: people");
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException("The directory does not start", e);
        }
    }

    /** Adds this directory to an agency as a user storage, with its e-mail addresses trusted. */
    public void serves(Agency agency, Use use) {
        Map<String, Object> config = new HashMap<>();
        setting(config, "vendor", "other");
        setting(config, "enabled", "true");
        setting(config, "connectionUrl", "ldap://" + agency.site().inboxes().host() + ":" + server.getListenPort());
        setting(config, "authType", "simple");
        setting(config, "bindDn", ADMIN);
        setting(config, "bindCredential", PASSWORD);
        setting(config, "usersDn", PEOPLE);
        setting(config, "usernameLDAPAttribute", "uid");
        setting(config, "rdnLDAPAttribute", "uid");
        setting(config, "uuidLDAPAttribute", "entryUUID");
        setting(config, "userObjectClasses", "inetOrgPerson, organizationalPerson");
        setting(config, "editMode", use.editMode);
        setting(config, "importEnabled", Boolean.toString(use.imports));
        setting(config, "trustEmail", "true");
        setting(config, "searchScope", "1");
        setting(config, "pagination", "false");
        agency.admin()
                .post(
                        agency.path("/components"),
                        Map.of(
                                "name",
                                "directory",
                                "providerId",
                                "ldap",
                                "providerType",
                                "org.keycloak.storage.UserStorageProvider",
                                "config",
                                config));
    }

    private static void setting(Map<String, Object> config, String name, String value) {
        config.put(name, List.of(value));
    }

    /** Adds a person to the directory and returns their account at the agency. */
    public Person person(Agency agency) {
        String username = "employee-" + COUNT.incrementAndGet();
        String email = username + "@directory.example";
        try {
            server.add(new Entry(
                    "dn: uid=" + username + "," + PEOPLE,
                    "objectClass: top",
                    "objectClass: person",
                    "objectClass: organizationalPerson",
                    "objectClass: inetOrgPerson",
                    "uid: " + username,
                    "cn: First",
                    "sn: Last",
                    "mail: " + email,
                    "userPassword: " + Providers.PASSWORD));
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException("Nobody can be added", e);
        }
        JsonNode found = agency.admin().get(agency.path("/users?exact=true&username=" + username));
        return new Person(agency, found.get(0).path("id").asText(), username, email, "");
    }

    /** Gives a person another e-mail address in the directory. */
    public void changesAddress(Person person, String address) {
        try {
            server.modify(
                    "dn: uid=" + person.username() + "," + PEOPLE,
                    "changetype: modify",
                    "replace: mail",
                    "mail: " + address);
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException("The address cannot be changed", e);
        }
    }

    /** Has an agency synchronize all users with its directory. */
    public void synchronizes(Agency agency) {
        String directory = agency.admin()
                .get(agency.path("/components?type=org.keycloak.storage.UserStorageProvider"))
                .get(0)
                .path("id")
                .asText();
        agency.admin().sends("POST", agency.path("/user-storage/" + directory + "/sync?action=triggerFullSync"), "");
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
