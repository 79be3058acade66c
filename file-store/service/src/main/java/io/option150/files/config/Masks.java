package io.option150.files.config;

import io.option150.config.check.Fields;
import io.option150.config.record.CallManagerGroup;
import io.option150.config.record.DeviceRecord;
import io.option150.config.record.Line;
import io.option150.config.record.OwnTemplate;
import io.option150.config.record.Profile;
import io.option150.config.record.Records;
import io.option150.config.record.RefusedRecord;
import io.option150.config.record.Secret;
import io.option150.config.record.Settings;
import io.option150.files.record.Kept;
import io.option150.files.record.Stored;
import io.option150.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What stands for secrets where they are not shown; sent back, it means the secret that is kept. */
final class Masks {

    static final String MASK = "***";

    private static final String RULE = "must be the secret itself: *** means the one that is kept, and there is none";

    private Masks() {}

    /** A secret as it is told. */
    static String mask(String secret, boolean isShown) {
        return isShown || secret.isEmpty() ? secret : MASK;
    }

    /** A record whose secrets may be shown, where they are to be; 409 where they do not open. */
    static <T extends Kept<?>> Stored<T> openIf(boolean isShown, Stored<T> kept, Optional<RefusedRecord> closed) {
        closed.filter(_ -> isShown).ifPresent(why -> {
            var problem = Problem.conflict("Secrets of %s cannot be shown: they %s."
                            .formatted(
                                    kept.value().name(),
                                    why.refusals().getFirst().rule()))
                    .exception();
            problem.initCause(why);
            throw problem;
        });
        return kept;
    }

    /** Fields as they are told. */
    static Map<String, String> fields(Map<String, String> fields, boolean isShown) {
        var told = new TreeMap<>(fields);
        told.replaceAll((path, value) -> Fields.isSecret(path) ? mask(value, isShown) : value);
        return told;
    }

    /** Fields as they are meant. */
    static Map<String, String> meant(Map<String, String> sent, Map<String, String> kept) {
        var meant = new TreeMap<>(sent);
        meant.replaceAll((path, value) -> {
            if (!Fields.isSecret(path) || !value.equals(MASK)) {
                return value;
            }
            return Optional.ofNullable(kept.get(path))
                    .filter(it -> !it.isEmpty())
                    .orElseThrow(() -> new RefusedRecord("fields." + path, RULE, MASK));
        });
        return meant;
    }

    /** Lines as they are meant: a password is kept with the number of its line, wherever that stands now. */
    static List<Line> meant(List<Line> sent, List<Line> kept) {
        var meant = new ArrayList<Line>();
        for (var line : sent) {
            var field = "lines[" + meant.size() + "].authPassword";
            meant.add(
                    line.authPassword().value().equals(MASK)
                            ? with(
                                    line,
                                    kept.stream()
                                            .filter(it -> it.number().equals(line.number())
                                                    && !it.authPassword().isEmpty())
                                            .map(Line::authPassword)
                                            .findFirst()
                                            .orElseThrow(() -> new RefusedRecord(field, RULE, MASK)))
                            : line);
        }
        return meant;
    }

    /** A phone's record with masks in the place of its secrets. */
    static DeviceRecord masked(DeviceRecord phone) {
        return new DeviceRecord(
                phone.name(),
                phone.profile(),
                masked(phone.settings()),
                phone.lines().stream()
                        .map(it -> with(it, new Secret(mask(it.authPassword().value(), false))))
                        .toList());
    }

    /** Records with masks in the place of their secrets. */
    static Records masked(Records records) {
        return new Records() {
            @Override
            public Optional<Profile> profile(String name) {
                return records.profile(name).map(it -> new Profile(it.name(), it.parent(), masked(it.settings())));
            }

            @Override
            public Optional<CallManagerGroup> callManagerGroup(String name) {
                return records.callManagerGroup(name);
            }

            @Override
            public Optional<OwnTemplate> template(String name) {
                return records.template(name);
            }
        };
    }

    private static Settings masked(Settings settings) {
        return new Settings(
                        settings.model(),
                        settings.protocol(),
                        settings.load(),
                        settings.callManagerGroup(),
                        fields(settings.fields(), false),
                        settings.overrides())
                .withTemplate(settings.template());
    }

    private static Line with(Line line, Secret password) {
        return new Line(line.number(), line.label(), line.displayName(), line.authName(), password, line.proxy());
    }
}
