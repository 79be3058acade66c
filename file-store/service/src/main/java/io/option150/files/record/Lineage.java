package io.option150.files.record;

import io.option150.config.record.Profile;
import io.option150.config.record.Records;
import io.option150.config.record.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Loads what phones and profiles inherit from: all that their files are made of, by two statements however many they are. */
@Singleton
public class Lineage {

    private final Profiles profiles;
    private final CallManagerGroups groups;

    Lineage(Profiles profiles, CallManagerGroups groups) {
        this.profiles = profiles;
        this.groups = groups;
    }

    /** All that these phones name, near or far. What of it does not hold is refused when it is asked for. */
    public Uni<Records> of(Mutiny.Session session, Collection<KeptPhone> phones) {
        return load(
                session,
                phones.stream().map(KeptPhone::profile).toList(),
                phones.stream().map(KeptPhone::settings).toList());
    }

    /** All that this profile names, near or far. */
    public Uni<Records> of(Mutiny.Session session, Profile profile) {
        return load(session, List.of(profile.parent()), List.of(profile.settings()));
    }

    /** The groups that these common files name. */
    public Uni<Records> ofCommon(Mutiny.Session session, Collection<KeptCommon> files) {
        return load(
                session,
                List.of(),
                files.stream()
                        .map(it -> new Settings("", "", "", it.callManagerGroup(), Map.of(), ""))
                        .toList());
    }

    private Uni<Records> load(Mutiny.Session session, Collection<String> names, Collection<Settings> own) {
        return profiles.findWithAbove(session, new TreeSet<>(names)).chain(found -> {
            var byName = new HashMap<String, KeptProfile>();
            found.forEach(it -> byName.put(it.value().name(), it.value()));
            var wanted = new TreeSet<String>();
            Stream.concat(own.stream(), byName.values().stream().map(KeptProfile::settings))
                    .map(Settings::callManagerGroup)
                    .filter(it -> !it.isEmpty())
                    .forEach(wanted::add);
            return groups.find(session, wanted).map(known -> {
                var groupsByName = new HashMap<String, KeptGroup>();
                known.forEach(it -> groupsByName.put(it.value().name(), it.value()));
                return new LoadedRecords(byName, groupsByName);
            });
        });
    }
}
