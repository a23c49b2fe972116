package dev.identitycheck.it;

import static dev.identitycheck.it.stage.Agency.ALFA;
import static dev.identitycheck.it.stage.Agency.BETA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.identitycheck.it.stage.Admin;
import dev.identitycheck.it.stage.Agency;
import dev.identitycheck.it.stage.Contacts;
import dev.identitycheck.it.stage.Json;
import dev.identitycheck.it.stage.Person;
import dev.identitycheck.it.stage.RealServer;
import dev.identitycheck.it.stage.Stage;
import dev.identitycheck.it.stage.Wrong;
import dev.identitycheck.it.visit.Page;
import dev.identitycheck.it.visit.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tools that manage a realm write its user profile as a whole, and know nothing of this extension's attributes. */
@RealServer
@DisplayName("What protects an account whose realm's user profile is replaced")
class ReplacedProfileIT {

    private static final String OWN = "identity-check.";
    private static final Set<String> KEPT = Set.of(
            "identity-check.identities",
            "identity-check.contacts",
            "identity-check.failures",
            "identity-check.failures-total",
            "identity-check.last-failure",
            "identity-check.locked-at");
    private static final String PROFILE = "/users/profile";
    private static final String TYPE = "org.keycloak.userprofile.UserProfileProvider";

    /** The ways in which a profile is replaced. */
    private enum Way {
        WITHOUT_OURS {
            @Override
            void replaces(Agency agency) {
                agency.admin().change(agency.path(PROFILE), ReplacedProfileIT::withoutOurs);
            }
        },
        OURS_FOR_USERS {
            @Override
            void replaces(Agency agency) {
                agency.admin().change(agency.path(PROFILE), ReplacedProfileIT::oursForUsers);
            }
        },
        COMPONENT_WITHOUT_OURS {
            @Override
            void replaces(Agency agency) {
                replacesComponent(agency, ReplacedProfileIT::withoutOurs);
            }
        },
        COMPONENT_OURS_FOR_USERS {
            @Override
            void replaces(Agency agency) {
                replacesComponent(agency, ReplacedProfileIT::oursForUsers);
            }
        },
        COMPONENT_REMOVED {
            @Override
            void replaces(Agency agency) {
                agency.admin()
                        .delete(agency.path(
                                "/components/" + component(agency).path("id").asText()));
                agency.admin()
                        .change(agency.path(PROFILE), profile -> profile.put("unmanagedAttributePolicy", "ENABLED"));
            }
        },
        STEP_ADDED_LATER {
            @Override
            void replaces(Agency agency) {
                agency.bindsAfterLogin("");
                agency.admin()
                        .delete(agency.path("/authentication/flows/" + flow(agency, "after login identity-check")));
                agency.admin().change(agency.path(PROFILE), ReplacedProfileIT::oursForUsers);
                agency.runsAfterLogin("identity-check", Map.of("maxFailures", "1"));
            }
        };

        abstract void replaces(Agency agency);
    }

    private static void withoutOurs(ObjectNode profile) {
        profile.put("unmanagedAttributePolicy", "ENABLED");
        for (int i = profile.path("attributes").size() - 1; i >= 0; i--) {
            if (isOurs(profile.path("attributes").get(i))) {
                profile.withArray("/attributes").remove(i);
            }
        }
    }

    private static void oursForUsers(ObjectNode profile) {
        profile.put("unmanagedAttributePolicy", "ENABLED");
        for (JsonNode attribute : profile.path("attributes")) {
            if (isOurs(attribute)) {
                ObjectNode permissions = ((ObjectNode) attribute).putObject("permissions");
                permissions.putArray("view").add("user").add("admin");
                permissions.putArray("edit").add("user").add("admin");
            }
        }
    }

    private static boolean isOurs(JsonNode attribute) {
        return attribute.path("name").asText().startsWith(OWN);
    }

    private static String flow(Agency agency, String alias) {
        for (JsonNode flow : agency.admin().get(agency.path("/authentication/flows"))) {
            if (flow.path("alias").asText().equals(alias)) {
                return flow.path("id").asText();
            }
        }
        throw new AssertionError("no flow " + alias);
    }

    private static JsonNode component(Agency agency) {
        return agency.admin().get(agency.path("/components?type=" + TYPE)).get(0);
    }

    private static void replacesComponent(Agency agency, Consumer<ObjectNode> change) {
        ObjectNode component = component(agency).deepCopy();
        ObjectNode profile = (ObjectNode)
                Json.read(component.at("/config/kc.user.profile.config/0").asText());
        change.accept(profile);
        component.withObject("/config").putArray("kc.user.profile.config").add(profile.toString());
        agency.admin().put(agency.path("/components/" + component.path("id").asText()), component);
    }

    private static void assertProtected(Agency agency) {
        JsonNode attributes = agency.admin().get(agency.path(PROFILE)).path("attributes");
        assertThat(attributes.findValuesAsText("name"))
                .contains("identity-check.failures", "identity-check.identities", "identity-check.contacts");
        for (JsonNode attribute : attributes) {
            if (isOurs(attribute)) {
                assertThat(attribute.at("/permissions/view")).isEmpty();
                assertThat(attribute.at("/permissions/edit")).isEmpty();
            }
        }
    }

    /** Somebody whose account is locked against new identities, and who has the password. */
    private static Person locked(Stage stage, Agency agency) {
        Person person =
                agency.person(Contacts.EMAIL).hasPassword().knownAt(ALFA).linkedTo(BETA);
        Visitor visitor = agency.visitor();
        Page page = visitor.signsInWith(BETA, person);
        page = visitor.entersCode(page, Wrong.codeFor(stage.mail().code(person.email())));
        assertThat(page.isLocked()).as(page.toString()).isTrue();
        return person;
    }

    // The outbox and what belongs to it change by themselves while notices are sent.
    private static Map<String, String> own(Person person) {
        Map<String, String> attributes = person.agency().site().database().userAttributes(person.id());
        attributes.keySet().retainAll(KEPT);
        return attributes;
    }

    private static List<Consumer<ObjectNode>> saves() {
        return List.of(
                account -> account.withObject("/attributes").putArray("colour").add("red"),
                account -> account.putObject("attributes"),
                account -> account.withObject("/attributes")
                        .putArray("identity-check.failures")
                        .add("0"),
                account -> account.withObject("/attributes")
                        .putArray("identity-check.identities")
                        .add("{\"v\":1,\"salt\":\"s\",\"entries\":[]}"));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void is_hidden_and_kept_at_once(Way way, Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of("maxFailures", "1"));
        Person person = locked(stage, agency);
        Map<String, String> before = own(person);

        way.replaces(agency);

        assertProtected(agency);
        assertThat(person.ownAccount().get().toString()).doesNotContain(OWN);
        for (Consumer<ObjectNode> save : saves()) {
            person.ownAccount().change(save);
            assertThat(own(person)).isEqualTo(before);
        }
        assertThat(agency.visitor().signsInWith(BETA, person).isLocked()).isTrue();
        assertThat(agency.visitor().signsInWith(ALFA, person).isSignedIn()).isTrue();
        if (way != Way.STEP_ADDED_LATER) {
            assertThat(stage.site().log().lines())
                    .anyMatch(line -> line.contains("event=profile_protected realm=" + agency.name() + " "));
        }
    }

    /** A profile that came past the admin interface and its events, as by a statement on the database. */
    @Test
    void is_kept_from_the_person_though_nothing_told_of_the_change(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of("maxFailures", "1"));
        Person person = locked(stage, agency);
        Map<String, String> before = own(person);
        agency.spoilsProfile(ReplacedProfileIT::withoutOurs);
        assertThat(agency.admin().get(agency.path(PROFILE)).toString()).doesNotContain(OWN);

        for (Consumer<ObjectNode> save : saves()) {
            person.ownAccount().change(save);
            assertThat(own(person)).isEqualTo(before);
        }

        person.ownAccount().change(saves().get(0));
        assertThat(person.attribute("colour")).as("the rest is saved").hasValue("red");
        assertThat(agency.visitor().signsInWith(BETA, person).isLocked()).isTrue();
    }

    @Test
    void is_still_asked_for_where_nobody_is_locked(Stage stage) {
        Agency agency = stage.site().ownAgency(Map.of());
        Person person = agency.person().hasPassword().knownAt(ALFA).linkedTo(BETA);
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();

        Way.WITHOUT_OURS.replaces(agency);
        person.ownAccount().change(account -> account.putObject("attributes"));

        person.letsTimePass(Duration.ofSeconds(61));
        assertThat(agency.visitor().signsInWith(BETA, person).asksForCode()).isTrue();
        Admin admin = agency.admin();
        assertThat(admin.get(agency.path("/identity-check/doctor")).findValuesAsText("code"))
                .doesNotContain("attribute-unprotected");
    }
}
