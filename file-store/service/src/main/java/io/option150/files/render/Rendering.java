package io.option150.files.render;

import io.option150.config.check.ConfigCheck;
import io.option150.config.check.Fields;
import io.option150.config.check.Finding;
import io.option150.config.check.Level;
import io.option150.config.check.Tree;
import io.option150.config.common.CommonFile;
import io.option150.config.record.DeviceRecord;
import io.option150.config.record.Inheritance;
import io.option150.config.record.Records;
import io.option150.config.record.RefusedRecord;
import io.option150.config.record.Resolved;
import io.option150.config.render.BadTemplate;
import io.option150.config.render.CommonRenderer;
import io.option150.config.render.RenderedFile;
import io.option150.config.render.Renderer;
import io.option150.files.content.Sha256;
import io.option150.files.path.FilePath;
import io.option150.files.record.Kept;
import io.option150.files.tree.MadeFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What comes of making a phone's files. */
public sealed interface Rendering {

    /** Bytes of a file that has not as many parts as a check reads at most. */
    int SMALL = 64 * 1024;

    /**
     * Files that pass our own checks.
     *
     * @param ready the same, as the tree takes them
     */
    record Made(List<RenderedFile> files, List<MadeFiles.Made> ready) implements Rendering {}

    /** None, for what the record or one that it inherits from says. */
    record Refused(RefusedRecord why) implements Rendering {}

    /** None, since a phone could not use them: errors alone. */
    record Unfit(String path, List<Finding> errors) implements Rendering {}

    /** None, for what is not the record's fault. */
    record Failed(RuntimeException why) implements Rendering {}

    /** Bytes of all that was made. */
    default long bytes() {
        return this instanceof Made made
                ? made.ready().stream().mapToLong(it -> it.bytes().length).sum()
                : 0;
    }

    /** Makes a phone's files. The same records give the same; which files there are beside them is no error of theirs. */
    static Rendering of(Kept<DeviceRecord> phone, Records records) {
        return of(() -> {
            var resolved = Inheritance.resolve(phone.record(), records);
            return checked(Renderer.render(resolved), hasSecret(resolved));
        });
    }

    /** Makes the files of a common file's record, likewise. */
    static Rendering ofCommon(Kept<CommonFile> kept, Records records) {
        return of(() -> {
            var file = kept.record();
            boolean isSecret = !file.secrets().isEmpty();
            return checked(CommonRenderer.render(file, records), isSecret);
        });
    }

    private static Rendering of(Supplier<Rendering> making) {
        try {
            return making.get();
        } catch (RefusedRecord refused) {
            return new Refused(refused);
        } catch (BadTemplate bad) {
            return new Refused(new RefusedRecord("template", String.valueOf(bad.getMessage()), ""));
        } catch (RuntimeException failed) {
            return new Failed(failed);
        }
    }

    private static Rendering checked(List<RenderedFile> files, boolean isSecret) {
        var ready = new ArrayList<MadeFiles.Made>();
        for (var file : files) {
            var bytes = file.bytes();
            var errors = errors(file, bytes);
            if (!errors.isEmpty()) {
                return new Unfit(file.name(), errors);
            }
            ready.add(new MadeFiles.Made(new FilePath(file.name()), bytes, Sha256.of(bytes), isSecret));
        }
        return new Made(files, ready);
    }

    /** Of what was written of elements these are checked; they have no places, so where any is wrong, it is read again. */
    private static List<Finding> errors(RenderedFile file, byte[] bytes) {
        boolean isSound = bytes.length <= SMALL
                && file.root()
                        .filter(it -> errors(ConfigCheck.check(file.name(), it, Tree.UNKNOWN))
                                .isEmpty())
                        .isPresent();
        return isSound ? List.of() : errors(ConfigCheck.check(file.name(), bytes, Tree.UNKNOWN));
    }

    private static List<Finding> errors(List<Finding> findings) {
        return findings.stream().filter(it -> it.level() == Level.ERROR).toList();
    }

    private static boolean hasSecret(Resolved phone) {
        return phone.lines().stream().anyMatch(it -> !it.authPassword().isEmpty())
                || phone.fields().entrySet().stream()
                        .anyMatch(it -> Fields.isSecret(it.getKey())
                                && !it.getValue().value().isEmpty());
    }
}
