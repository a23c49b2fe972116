package dev.identitycheck.domain.notice;

/**
 * The request in which something happened: address, browser, system, language and server.
 *
 * @param address the network address; empty if unknown
 * @param browser name and version; empty if unknown
 * @param system name and version; empty if unknown
 * @param locale the language to write in, as a BCP 47 tag
 * @param base the server's base URL, with a slash at the end
 */
public record RequestContext(String address, String browser, String system, String locale, String base) {

    private static final int MAX_NAME_LENGTH = 60;
    private static final int MAX_ADDRESS_LENGTH = 45;

    public RequestContext {
        address = SafeText.of(address, MAX_ADDRESS_LENGTH);
        browser = SafeText.of(browser, MAX_NAME_LENGTH);
        system = SafeText.of(system, MAX_NAME_LENGTH);
    }
}
