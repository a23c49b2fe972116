package dev.identitycheck.domain.device;

import dev.identitycheck.domain.otp.KeyedHash;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The neighbourhood of an address: what is given to one customer or one site.
 *
 * @param prefix the first 24 bits of an IPv4 address, or the first 48 of an IPv6 one, in hexadecimal
 */
public record NetworkPrefix(String prefix) {

    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 6;
    private static final int IPV4_LENGTH = 4;

    // Whatever else it is, it could be a name, which would be looked up in the DNS.
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** The network of an address; nothing if it is none. */
    public static Optional<NetworkPrefix> of(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int kept = bytes.length == IPV4_LENGTH ? IPV4_BYTES : IPV6_BYTES;
            return Optional.of(new NetworkPrefix(HexFormat.of().formatHex(Arrays.copyOf(bytes, kept))));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** What is stored of it: without the browser's token nobody can find out which network it is. */
    String sealedWith(DeviceToken token) {
        KeyedHash hash = KeyedHash.derivedFrom(
                token.secret().getBytes(StandardCharsets.US_ASCII), "identity-check device network v1");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.of(prefix));
    }
}
