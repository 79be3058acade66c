package io.option150.files.record;

import io.option150.config.record.CallManagerGroup;
import io.option150.config.record.OwnTemplate;
import io.option150.config.record.Profile;
import io.option150.config.record.Records;
import io.option150.config.record.Refusal;
import io.option150.config.record.RefusedRecord;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Records as they are kept, each checked once, when it is first asked for: one that does not hold is refused to whoever inherits from it. */
final class LoadedRecords implements Records {

    private final Map<String, KeptProfile> keptProfiles;
    private final Map<String, KeptGroup> keptGroups;
    private final Map<String, KeptTemplate> keptTemplates;
    private final Map<String, Profile> profiles = new ConcurrentHashMap<>();
    private final Map<String, CallManagerGroup> groups = new ConcurrentHashMap<>();
    private final Map<String, OwnTemplate> templates = new ConcurrentHashMap<>();

    LoadedRecords(
            Map<String, KeptProfile> profiles, Map<String, KeptGroup> groups, Map<String, KeptTemplate> templates) {
        this.keptProfiles = Map.copyOf(profiles);
        this.keptGroups = Map.copyOf(groups);
        this.keptTemplates = Map.copyOf(templates);
    }

    @Override
    public Optional<Profile> profile(String name) {
        return one("profile", keptProfiles.get(name), profiles);
    }

    @Override
    public Optional<CallManagerGroup> callManagerGroup(String name) {
        return one("call-manager group", keptGroups.get(name), groups);
    }

    @Override
    public Optional<OwnTemplate> template(String name) {
        return one("template", keptTemplates.get(name), templates);
    }

    private static <T> Optional<T> one(String what, @Nullable Kept<T> kept, Map<String, T> checked) {
        return Optional.ofNullable(kept).map(it -> checked.computeIfAbsent(it.name(), _ -> checked(what, it)));
    }

    private static <T> T checked(String what, Kept<T> kept) {
        try {
            return kept.record();
        } catch (RefusedRecord refused) {
            var told = new RefusedRecord(refused.refusals().stream()
                    .map(it -> new Refusal(what + " " + kept.name() + ": " + it.field(), it.rule(), it.value()))
                    .toList());
            told.initCause(refused);
            throw told;
        }
    }
}
