package dev.identitycheck.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    /** The basic alphabet of 3GPP TS 23.038; its extension (such as the euro sign) costs two places and is not used. */
    private static final Pattern GSM_7 =
            Pattern.compile("[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,\\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*");

    private static final int ONE_SEGMENT = 160;
    private static final int ORIGIN_LINE = "\n".length() + 40;
    private static final String OURS =
            "identityCheck.+|identity-check-(phone|pin)|identity-check-([a-z]+-)?(display-name|help-text)";
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    @ParameterizedTest
    @EnumSource(Language.class)
    @DisplayName("each language has the same keys, all with our prefix")
    void sameKeys(Language language) {
        assertThat(language.keys()).isEqualTo(Language.EN.keys()).allSatisfy(key -> assertThat(key)
                .matches(OURS));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @DisplayName("no key stands twice in a file")
    void eachKeyOnce(Language language) {
        assertThat(language.keysAsWritten()).doesNotHaveDuplicates().hasSameElementsAs(language.keys());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @DisplayName("each text takes the same arguments in each language")
    void sameArguments(Language language) {
        assertThat(language.keys())
                .allSatisfy(key -> assertThat(language.arguments(key)).as(key).isEqualTo(Language.EN.arguments(key)));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @DisplayName("each text can be said, and no apostrophe or brace is lost or left over")
    void canBeSaid(Language language) {
        for (String key : language.keys()) {
            assertThat(LONE_APOSTROPHE.matcher(language.pattern(key)).find())
                    .as("%s doubles its apostrophes", key)
                    .isFalse();
            assertThat(language.say(key, 5, 5, 5, 5)).as(key).isNotBlank().doesNotContain("{", "}", "''");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 50})
    @DisplayName("numbers are said as a person would")
    void numbers(int left) {
        String said = Language.EN.say("identityCheckWrongCode", left);
        assertThat(said)
                .endsWith(
                        switch (left) {
                            case 0 -> "You have no attempts left.";
                            case 1 -> "You have one attempt left.";
                            default -> "You have " + left + " attempts left.";
                        });
        assertThat(Language.IT.say("identityCheckMinutes", left)).endsWith(left > 1 ? " minuti" : "1 minuto");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @DisplayName("the SMS with its origin line is one segment of GSM-7")
    void smsIsOneSegment(Language language) {
        String text = language.say("identityCheckSmsCode", "123456", "r".repeat(20), "p".repeat(20));
        assertThat(text).matches(GSM_7).contains("123456");
        assertThat(text.length() + ORIGIN_LINE).isLessThanOrEqualTo(ONE_SEGMENT);
    }
}
