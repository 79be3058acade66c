package io.option150.config.check;

import io.option150.config.format.Image;
import io.option150.config.format.LoadsFile;
import io.option150.config.format.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/** A {@code .loads}: whether its images are there, as it says they are. */
final class LoadsRules {

    private static final String ALL = "";

    private LoadsRules() {}

    static void check(LoadsFile file, Subject subject) {
        file.ownName()
                .filter(name -> !name.equals(subject.fileName()))
                .ifPresent(name ->
                        subject.find(Rule.LOADS_NAME, Place.START, subject.fileName(), Findings.printable(name)));
        if (file.missingBytes() != 0) {
            subject.find(Rule.LOADS_LENGTH, Place.START, String.valueOf(file.missingBytes()), file.missingBytes());
        }
        if (file.images().isEmpty()) {
            subject.find(Rule.LOADS_EMPTY, Place.START, "");
            return;
        }
        Map<String, Boolean> complete = new LinkedHashMap<>();
        for (var image : file.images()) {
            boolean isThere = check(image, subject);
            complete.merge(image.platform(), isThere, Boolean::logicalAnd);
        }
        if (!isAnyComplete(complete)) {
            subject.find(Rule.LOADS_INCOMPLETE, file.images().getFirst().place(), subject.fileName());
        }
    }

    private static boolean check(Image image, Subject subject) {
        var found = subject.tree().find(image.name());
        if (found.isAbsent()) {
            var platform = image.platform().isEmpty() ? "all platforms" : image.platform();
            subject.find(Rule.LOADS_IMAGE_MISSING, image.place(), image.name(), platform);
            return false;
        }
        boolean isOther = found.state() == Tree.State.THERE
                && image.size().isPresent()
                && image.size().getAsLong() != found.size();
        if (isOther) {
            subject.find(
                    Rule.LOADS_IMAGE_SIZE, image.place(), image.size().getAsLong() + " " + image.name(), found.size());
        }
        return true;
    }

    /** A phone needs the images of all platforms, and those of its own. */
    private static boolean isAnyComplete(Map<String, Boolean> complete) {
        boolean isCommonComplete = complete.getOrDefault(ALL, true);
        return isCommonComplete
                && complete.entrySet().stream()
                        .anyMatch(it -> it.getValue()
                                && (complete.size() == 1 || !it.getKey().equals(ALL)));
    }
}
