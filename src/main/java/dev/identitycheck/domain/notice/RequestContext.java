package dev.identitycheck.domain.notice;

/**
 * Whence something happened.
 *
 * @param address the network address; empty if unknown
 * @param browser name and version; empty if unknown
 * @param system name and version; empty if unknown
 * @param locale the language to write in, as a BCP 47 tag
 * @param base where the server is reached, with a slash at the end
 */
public record RequestContext(String address, String browser, String system, String locale, String base) {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ADDRESS = 45;

    public RequestContext {
        address = SafeText.of(address, LONGEST_ADDRESS);
        browser = SafeText.of(browser, LONGEST_NAME);
        system = SafeText.of(system, LONGEST_NAME);
    }
}
