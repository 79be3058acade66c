package io.option150.files.render;

import io.option150.config.check.ConfigCheck;
import io.option150.config.check.Fields;
import io.option150.config.check.Finding;
import io.option150.config.check.Level;
import io.option150.config.check.Tree;
import io.option150.config.record.DeviceRecord;
import io.option150.config.record.Inheritance;
import io.option150.config.record.Records;
import io.option150.config.record.RefusedRecord;
import io.option150.config.record.Resolved;
import io.option150.config.render.BadTemplate;
import io.option150.config.render.RenderedFile;
import io.option150.config.render.Renderer;
import java.util.List;

/** What comes of making a phone's files. */
public sealed interface Rendering {

    /**
     * Files that pass our own checks.
     *
     * @param isSecret whether passwords are in them
     */
    record Made(List<RenderedFile> files, boolean isSecret) implements Rendering {}

    /** None, for what the record or one that it inherits from says. */
    record Refused(RefusedRecord why) implements Rendering {}

    /** None, since a phone could not use them: errors alone. */
    record Unfit(String path, List<Finding> errors) implements Rendering {}

    /** None, for what is not the record's fault. */
    record Failed(RuntimeException why) implements Rendering {}

    /** Makes a phone's files. The same records give the same; which files there are beside them is no error of theirs. */
    static Rendering of(DeviceRecord phone, Records records) {
        try {
            var resolved = Inheritance.resolve(phone, records);
            var files = Renderer.render(resolved);
            for (var file : files) {
                var errors = ConfigCheck.check(file.name(), file.bytes(), Tree.UNKNOWN).stream()
                        .filter(it -> it.level() == Level.ERROR)
                        .toList();
                if (!errors.isEmpty()) {
                    return new Unfit(file.name(), errors);
                }
            }
            return new Made(files, hasSecret(resolved));
        } catch (RefusedRecord refused) {
            return new Refused(refused);
        } catch (BadTemplate bad) {
            return new Refused(new RefusedRecord("template", String.valueOf(bad.getMessage()), ""));
        } catch (RuntimeException failed) {
            return new Failed(failed);
        }
    }

    private static boolean hasSecret(Resolved phone) {
        return phone.lines().stream().anyMatch(it -> !it.authPassword().isEmpty())
                || phone.fields().entrySet().stream()
                        .anyMatch(it -> Fields.isSecret(it.getKey())
                                && !it.getValue().value().isEmpty());
    }
}
