package dev.identitycheck.account.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A line about attributes")
class AttributeNamesTest {

    @Test
    void names_few_attributes() {
        assertThat(AttributeNames.summary(List.of("identity-check.identities", "phoneNumber")))
                .isEqualTo("identity-check.identities phoneNumber");
    }

    @Test
    void counts_many_of_this_extension_and_names_the_others() {
        List<String> all = Stream.concat(AccountAttributes.all().stream(), Stream.of("phoneNumber", "pec"))
                .toList();
        assertThat(AttributeNames.summary(all))
                .isEqualTo("identity-check.* (" + AccountAttributes.all().size() + ") phoneNumber pec");
    }

    @Test
    void is_empty_without_any() {
        assertThat(AttributeNames.summary(List.of())).isEmpty();
    }
}
