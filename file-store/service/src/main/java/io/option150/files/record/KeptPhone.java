package io.option150.files.record;

import io.option150.config.record.DeviceRecord;
import io.option150.config.record.Line;
import io.option150.config.record.RefusedRecord;
import io.option150.config.record.Settings;
import java.util.List;
import java.util.Optional;

/**
 * A phone's record as it is kept.
 *
 * @param settings without secrets where these do not open
 * @param lines likewise
 * @param closed why secrets do not open; empty: they do, or there are none
 */
public record KeptPhone(
        String name, String profile, Settings settings, List<Line> lines, Optional<RefusedRecord> closed)
        implements Kept<DeviceRecord> {

    /** A record that holds. */
    public static KeptPhone of(DeviceRecord phone) {
        return new KeptPhone(phone.name(), phone.profile(), phone.settings(), phone.lines(), Optional.empty());
    }

    @Override
    public DeviceRecord record() {
        closed.ifPresent(why -> {
            throw why;
        });
        return new DeviceRecord(name, profile, settings, lines);
    }
}
