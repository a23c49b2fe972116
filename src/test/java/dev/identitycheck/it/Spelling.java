package dev.identitycheck.it;

/** What mail clients, messengers and keyboards make of six digits. */
enum Spelling {
    ZERO_WIDTH_SPACE("\u200B%s%s"),
    LEFT_TO_RIGHT_MARK("%s%s\u200E"),
    EMBEDDED("\u202A%s%s\u202C"),
    ISOLATED("\u2066%s%s\u2069"),
    NARROW_BLANK("%s\u202F%s"),
    THIN_BLANK("%s\u2009%s"),
    NO_BREAK_BLANK("%s\u00A0%s"),
    EN_DASH("%s\u2013%s"),
    SOFT_HYPHEN("%s\u00AD%s"),
    BYTE_ORDER_MARK("\uFEFF%s%s"),
    TABULATOR("%s\t%s"),
    FULL_WIDTH('\uFF10'),
    ARABIC('\u0660'),
    PERSIAN('\u06F0');

    private final String pattern;
    private final char zero;

    Spelling(String pattern, char zero) {
        this.pattern = pattern;
        this.zero = zero;
    }

    Spelling(String pattern) {
        this(pattern, '0');
    }

    Spelling(char zero) {
        this("%s%s", zero);
    }

    String of(String code) {
        StringBuilder digits = new StringBuilder();
        code.chars().map(digit -> digit - '0' + zero).forEach(digits::appendCodePoint);
        return pattern.formatted(digits.substring(0, 3), digits.substring(3));
    }
}
