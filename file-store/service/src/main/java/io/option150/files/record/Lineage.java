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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Loads what phones and profiles inherit from: all that their files are made of, by three statements however many they are. */
@Singleton
public class Lineage {

    private final Profiles profiles;
    private final CallManagerGroups groups;
    private final OwnTemplates templates;

    Lineage(Profiles profiles, CallManagerGroups groups, OwnTemplates templates) {
        this.profiles = profiles;
        this.groups = groups;
        this.templates = templates;
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

    /** The groups and templates that these common files name. */
    public Uni<Records> ofCommon(Mutiny.Session session, Collection<KeptCommon> files) {
        return load(
                session,
                List.of(),
                files.stream()
                        .map(it -> new Settings("", "", "", it.callManagerGroup(), Map.of(), "")
                                .withTemplate(it.template()))
                        .toList());
    }

    private Uni<Records> load(Mutiny.Session session, Collection<String> names, Collection<Settings> own) {
        return profiles.findWithAbove(session, new TreeSet<>(names)).chain(found -> {
            var byName = new HashMap<String, KeptProfile>();
            found.forEach(it -> byName.put(it.value().name(), it.value()));
            var all = Stream.concat(own.stream(), byName.values().stream().map(KeptProfile::settings))
                    .toList();
            return groups.find(session, wanted(all, Settings::callManagerGroup))
                    .chain(known -> templates
                            .find(session, wanted(all, Settings::template))
                            .<Records>map(site -> new LoadedRecords(
                                    byName,
                                    known.stream()
                                            .map(Stored::value)
                                            .collect(Collectors.toMap(KeptGroup::name, Function.identity())),
                                    site.stream().collect(Collectors.toMap(KeptTemplate::name, Function.identity())))));
        });
    }

    private static Set<String> wanted(List<Settings> all, Function<Settings, String> name) {
        return all.stream().map(name).filter(it -> !it.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
    }
}
