package dev.identitycheck.account.attribute;

import static dev.identitycheck.account.attribute.JsonCodec.VERSION;
import static dev.identitycheck.account.attribute.JsonCodec.present;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.identitycheck.domain.device.KnownDevice;
import dev.identitycheck.domain.device.KnownDevices;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of the known devices in their attribute: {@code {v, salt, entries:[{id, digest, firstSeen, lastUsed,
 * networks, label}]}}, times in epoch seconds. Fields of later versions are ignored.
 */
public final class DevicesJson {

    private DevicesJson() {}

    public static String write(KnownDevices devices) {
        List<Entry> entries = devices.devices().stream()
                .map(d -> new Entry(
                        d.id(),
                        d.digest(),
                        d.firstSeen().getEpochSecond(),
                        d.lastUsed().getEpochSecond(),
                        d.networks(),
                        d.label()))
                .toList();
        return JsonCodec.write(new Devices(VERSION, devices.salt(), entries));
    }

    public static KnownDevices read(String json) {
        return JsonCodec.read(
                AccountAttributes.DEVICES,
                json,
                Devices.class,
                devices -> new KnownDevices(
                        present(devices.salt),
                        present(devices.entries).stream()
                                .map(DevicesJson::device)
                                .toList()));
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
    private record Devices(int v, @Nullable String salt, @Nullable List<Entry> entries)
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
