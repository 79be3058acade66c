package io.option150.config.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The models that a load is for. Most rules of a family hold only where it is known.
 *
 * @param models empty where the load tells none
 */
record Phones(String load, List<Model> models) {

    /** Those of a file that names no load. */
    static final Phones UNKNOWN = new Phones("", List.of());

    static Phones of(String load) {
        if (load.isEmpty()) {
            return UNKNOWN;
        }
        return new Phones(
                load, Model.all().stream().filter(model -> model.loads(load)).toList());
    }

    /** Whether all of them are known, and of one of these families. */
    boolean areOf(String... families) {
        return !models.isEmpty()
                && models.stream().allMatch(model -> List.of(families).contains(model.family()));
    }

    /** Whether they are known, and of none of these families. */
    boolean areNoneOf(String... families) {
        return !models.isEmpty()
                && models.stream().noneMatch(model -> List.of(families).contains(model.family()));
    }

    /** Most calls that a line of any of them has; 0: not known. */
    int mostCalls() {
        return models.stream().mapToInt(Model::mostCalls).max().orElse(0);
    }

    /** The one code of their locale's jar. */
    Optional<String> jar() {
        var jars = models.stream().map(Model::jar).distinct().toList();
        return jars.size() == 1 && !jars.getFirst().isEmpty() ? Optional.of(jars.getFirst()) : Optional.empty();
    }

    /** The protocol that the load's name tells: SIP or SCCP; empty where it tells none. */
    String protocol() {
        var name = load.toUpperCase(Locale.ROOT);
        if (name.startsWith("SIP") || name.startsWith("P0S3")) {
            return "SIP";
        }
        return name.startsWith("SCCP") || name.startsWith("P003") ? "SCCP" : "";
    }
}
