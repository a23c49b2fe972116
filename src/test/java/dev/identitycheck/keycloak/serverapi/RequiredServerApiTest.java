package dev.identitycheck.keycloak.serverapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the extension uses of the server")
class RequiredServerApiTest {

    private static final String SERVER = "org.keycloak.";
    private static final Path WANTED = Path.of("target", RequiredServerApi.LIST);

    @Test
    void is_listed_in_full() throws IOException {
        List<String> wanted = used();
        Files.write(WANTED, wanted);

        List<String> listed = RequiredServerApi.read();
        String remedy = "copy " + WANTED + " to src/main/resources/dev/identitycheck/keycloak/serverapi";
        assertThat(wanted).as("used and not listed: " + remedy).isSubsetOf(listed);
        assertThat(listed).as("listed and not used: " + remedy).isSubsetOf(wanted);
    }

    @Test
    void is_there_in_the_server_that_this_is_built_for() {
        assertThat(ServerApiMembers.missing(RequiredServerApi.read())).isEmpty();

        RequiredServerApi.check();

        assertThat(RequiredServerApi.lack()).isEmpty();
    }

    @Test
    void is_named_where_the_server_lacks_it() {
        assertThat(ServerApiMembers.missing(List.of(
                        "org.keycloak.events.EventType#LOGIN",
                        "org.keycloak.events.EventType#NO_SUCH_EVENT",
                        "org.keycloak.models.UserModel#setEmail(java.lang.String)",
                        "org.keycloak.models.UserModel#setEmail(int)",
                        "org.keycloak.NoSuchClass")))
                .containsExactly(
                        "org.keycloak.events.EventType#NO_SUCH_EVENT",
                        "org.keycloak.models.UserModel#setEmail(int)",
                        "org.keycloak.NoSuchClass");
    }

    @Test
    void names_what_is_done_without_as_it_is_used() {
        assertThat(RequiredServerApi.read()).containsAll(OptionalServerApi.allNames());
        assertThat(OptionalServerApi.lacking()).isEmpty();
    }

    // Of a method reference the compiler of Java 17 keeps the interface that declares the method, here one of 26.6.
    @Test
    void names_no_interface_that_came_later_than_the_oldest_supported_server() {
        assertThat(RequiredServerApi.read()).noneMatch(name -> name.matches("org\\.keycloak\\.models\\.Model(#.*)?"));
    }

    private static List<String> used() {
        JavaClasses ours = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("dev.identitycheck");
        TreeSet<String> used = new TreeSet<>();
        for (JavaClass one : ours) {
            one.getDirectDependenciesFromSelf().stream()
                    .map(dependency ->
                            dependency.getTargetClass().getBaseComponentType().getName())
                    .filter(name -> name.startsWith(SERVER))
                    .forEach(used::add);
            one.getAccessesFromSelf().stream()
                    .filter(access -> access.getTargetOwner().getName().startsWith(SERVER))
                    .map(RequiredServerApiTest::line)
                    .forEach(used::add);
        }
        return List.copyOf(used);
    }

    private static String line(JavaAccess<?> access) {
        String member = access.getTarget() instanceof CodeUnitAccessTarget target
                ? ServerApiMembers.signature(
                        target.getName(), target.getRawParameterTypes().stream().map(JavaClass::getName))
                : access.getTarget().getName();
        return access.getTargetOwner().getName() + "#" + member;
    }
}
