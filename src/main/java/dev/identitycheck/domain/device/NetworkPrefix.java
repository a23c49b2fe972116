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
 * The network of an address: the range that is given to one customer or one site.
 *
 * @param prefix the first 24 bits of an IPv4 address, or the first 48 of an IPv6 one, in hexadecimal
 * @param keys makes the key of what is stored of it
 */
public record NetworkPrefix(String prefix, KeyedHash.Derivation keys) {

    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 6;
    private static final int IPV4_LENGTH = 4;

    // Any other text could be a host name, which would be looked up in the DNS.
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /**
     * The network of an address; empty if the text is no IP address.
     *
     * @param keys derives the key of the hash that is stored
     */
    public static Optional<NetworkPrefix> of(String address, KeyedHash.Derivation keys) {
        return bits(address).map(prefix -> new NetworkPrefix(prefix, keys));
    }

    /** The first bits of an address, in hexadecimal; empty if the text is no IP address. */
    public static Optional<String> bits(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int kept = bytes.length == IPV4_LENGTH ? IPV4_BYTES : IPV6_BYTES;
            return Optional.of(HexFormat.of().formatHex(Arrays.copyOf(bytes, kept)));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The keyed hash that is stored: without the browser's token the network cannot be found out. */
    String keyedHash(DeviceToken token) {
        KeyedHash hash =
                keys.from(token.secret().getBytes(StandardCharsets.US_ASCII), "identity-check device network v1");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.of(prefix));
    }
}
