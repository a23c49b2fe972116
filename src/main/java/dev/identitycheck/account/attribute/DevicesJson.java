package dev.identitycheck.account.attribute;

import static dev.identitycheck.account.attribute.JsonCodec.VERSION;
import static dev.identitycheck.account.attribute.JsonCodec.present;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.identitycheck.domain.device.KnownDevice;
import dev.identitycheck.domain.device.KnownDevices;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the known devices in their attribute: {@code {v, salt, entries:[{id, digest, firstSeen, lastUsed,
 * networks, label}], seen:[…]}}, times in epoch seconds. Fields of later versions are ignored. Devices that were only
 * seen are in a list of their own, which versions that take every entry for familiar do not read.
 */
public final class DevicesJson {

    private DevicesJson() {}

    public static String write(KnownDevices devices) {
        return JsonCodec.write(
                new Devices(VERSION, devices.salt(), entries(devices.devices()), entries(devices.seen())));
    }

    private static List<Entry> entries(List<KnownDevice> devices) {
        return devices.stream()
                .map(d -> new Entry(
                        d.id(),
                        d.digest(),
                        d.firstSeen().getEpochSecond(),
                        d.lastUsed().getEpochSecond(),
                        d.networks(),
                        d.label()))
                .toList();
    }

    public static KnownDevices read(String json) {
        return JsonCodec.read(
                AccountAttributes.DEVICES,
                json,
                Devices.class,
                devices -> new KnownDevices(
                        present(devices.salt),
                        devices(present(devices.entries)),
                        devices(Objects.requireNonNullElse(devices.seen, List.of()))));
    }

    private static List<KnownDevice> devices(List<Entry> entries) {
        return entries.stream().map(DevicesJson::device).toList();
    }

    private static KnownDevice device(Entry e) {
        return new KnownDevice(
                present(e.id),
                present(e.digest),
                Instant.ofEpochSecond(present(e.firstSeen)),
                Instant.ofEpochSecond(present(e.lastUsed)),
                present(e.networks),
                present(e.label));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Devices(
            int v,
            @Nullable String salt,
            @Nullable List<Entry> entries,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<Entry> seen)
            implements JsonCodec.Versioned {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Entry(
            @Nullable String id,
            @Nullable String digest,
            @Nullable Long firstSeen,
            @Nullable Long lastUsed,
            @Nullable List<String> networks,
            @Nullable String label) {}
}
