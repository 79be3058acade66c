package io.option150.config.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A model of phone, or of what else has files.
 *
 * @param number Unified CM's number of it, the device type of SCCP
 * @param family of models that read files alike
 * @param loads how names of its loads start; empty where no source tells
 * @param mostCalls most calls of one line; 0: no source tells
 * @param jar code of its locale's jar: {@code mk} of {@code mk-sip.jar}; empty where no source tells
 */
public record Model(int number, String name, String family, List<String> loads, int mostCalls, String jar) {

    private static final int COLUMNS = 6;
    private static final List<Model> ALL =
            Tables.rows("models.tsv", COLUMNS).stream().map(Model::of).toList();

    /** All that are known, by number. */
    public static List<Model> all() {
        return ALL;
    }

    /** The model of this number. */
    public static Optional<Model> of(int number) {
        return ALL.stream().filter(model -> model.number == number).findFirst();
    }

    /** The model of this name, whatever its case. */
    public static Optional<Model> named(String name) {
        return ALL.stream().filter(model -> model.name.equalsIgnoreCase(name)).findFirst();
    }

    /** Whether a load is for it, as its name tells. */
    public boolean loads(String load) {
        var name = load.toLowerCase(Locale.ROOT);
        return loads.stream().anyMatch(start -> name.startsWith(start.toLowerCase(Locale.ROOT)));
    }

    private static Model of(List<String> row) {
        return new Model(
                Integer.parseInt(row.get(0)),
                row.get(1),
                row.get(2),
                Arrays.stream(row.get(3).split(" ", -1))
                        .filter(start -> !start.isEmpty())
                        .toList(),
                row.get(4).isEmpty() ? 0 : Integer.parseInt(row.get(4)),
                row.get(5));
    }
}
