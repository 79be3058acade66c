package io.option150.files.unpack;

import io.option150.config.check.Finding;
import io.option150.config.check.Level;
import io.option150.config.check.Model;
import io.option150.config.check.Rule;
import io.option150.files.path.FilePath;
import java.util.List;

/**
 * A load of a package: what it is for, and whether a phone that is told of it gets all of it.
 *
 * @param load as phones are told it
 * @param models whose loads begin like that; none where no model that is known does
 * @param complete whether a phone gets it: all images of one platform at least are in the package or the tree, and as the load says
 * @param missing images that are in neither
 * @param otherSize images of another size than the load says
 */
record Firmware(
        String path, String load, List<String> models, boolean complete, List<String> missing, List<String> otherSize) {

    private static final String SUFFIX = ".loads";

    static boolean isFor(FilePath path) {
        return path.folded().endsWith(SUFFIX);
    }

    /** What the findings of its check tell. */
    static Firmware of(FilePath path, List<Finding> findings) {
        var file = path.value().substring(path.value().lastIndexOf('/') + 1);
        var load = file.substring(0, file.length() - SUFFIX.length());
        boolean isComplete =
                findings.stream().noneMatch(it -> it.level() == Level.ERROR || it.rule() == Rule.LOADS_EMPTY);
        return new Firmware(
                path.value(),
                load,
                Model.all().stream()
                        .filter(model -> model.loads(load))
                        .map(Model::name)
                        .toList(),
                isComplete,
                values(findings, Rule.LOADS_IMAGE_MISSING),
                values(findings, Rule.LOADS_IMAGE_SIZE));
    }

    private static List<String> values(List<Finding> findings, Rule rule) {
        return findings.stream()
                .filter(it -> it.rule() == rule)
                .map(Finding::value)
                .toList();
    }
}
