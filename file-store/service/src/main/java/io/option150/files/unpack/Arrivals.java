package io.option150.files.unpack;

import io.option150.files.contract.FileNames;
import io.option150.files.path.FilePath;
import io.option150.unpack.Refusal;
import io.option150.unpack.RefusedPackage;
import java.util.HashMap;
import java.util.Map;

/** Names of a package's files as they will stand in the tree. */
final class Arrivals {

    private final String folder;
    private final Map<String, String> taken = new HashMap<>();

    /**
     * Those of one package.
     *
     * @param folder that they come into, without a slash at its end; empty: none
     */
    Arrivals(String folder) {
        this.folder = folder.isEmpty() ? "" : folder + "/";
    }

    /** The place of a file; refused where there is no such place, or another one of the package stands there. */
    FilePath place(String name) throws RefusedPackage {
        var path = folder + name;
        var broken = FileNames.brokenRuleOfStored(path);
        if (broken != null) {
            throw new RefusedPackage(Refusal.NAME, "name", broken, path);
        }
        var other = taken.putIfAbsent(FileNames.folded(path), path);
        if (other != null) {
            throw new RefusedPackage(
                    Refusal.DUPLICATE, "name", "must differ in more than case from " + other + " of the package", path);
        }
        return new FilePath(path);
    }
}
