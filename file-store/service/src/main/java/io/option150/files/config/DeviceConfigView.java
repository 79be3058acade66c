package io.option150.files.config;

import io.option150.config.record.RefusedRecord;
import io.option150.files.record.KeptPhone;
import io.option150.files.record.Stored;
import io.option150.files.render.RenderFindings;
import io.option150.files.render.RenderState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A phone's record as it is told. What is empty is inherited.
 *
 * @param lines their passwords as {@code ***}
 * @param fields values by path, secrets as {@code ***}
 * @param template of a site's own; empty: inherited, or the shipped one
 * @param version counts its changes from 1
 * @param sequence of its last change; its ETag
 * @param modified when that was
 * @param who made it
 * @param rendering how making its files ends
 */
record DeviceConfigView(
        String device,
        String profile,
        String model,
        String protocol,
        String load,
        String callManagerGroup,
        List<LineForm> lines,
        Map<String, String> fields,
        String overrides,
        String template,
        long version,
        long sequence,
        Instant modified,
        String who,
        @Nullable RenderState rendering) {

    /** Of one in a list, where it is not looked at closely. */
    static DeviceConfigView brief(Stored<KeptPhone> phone, @Nullable RenderState rendering) {
        return of(phone, rendering, phone.value().closed(), false);
    }

    static DeviceConfigView of(Stored<KeptPhone> phone, @Nullable RenderState rendering, boolean isShown) {
        return of(phone, rendering, phone.value().refused(), isShown);
    }

    private static DeviceConfigView of(
            Stored<KeptPhone> phone,
            @Nullable RenderState rendering,
            Optional<RefusedRecord> refused,
            boolean isShown) {
        var settings = phone.value().settings();
        return new DeviceConfigView(
                phone.value().name(),
                phone.value().profile(),
                settings.model(),
                settings.protocol(),
                settings.load(),
                settings.callManagerGroup(),
                phone.value().lines().stream()
                        .map(it -> LineForm.of(it, isShown))
                        .toList(),
                Masks.fields(settings.fields(), isShown),
                settings.overrides(),
                settings.template(),
                phone.version(),
                phone.sequence(),
                phone.modified(),
                phone.who(),
                refused.map(why -> refused(phone, rendering, why)).orElse(rendering));
    }

    /** As it will end when its files are made anew: what was told last may be of a time when it still held. */
    private static RenderState refused(Stored<KeptPhone> phone, @Nullable RenderState last, RefusedRecord why) {
        return new RenderState(
                "refused",
                last == null ? phone.modified() : last.since(),
                RenderFindings.of(why),
                last == null ? List.of() : last.files(),
                last != null && last.waiting());
    }
}
