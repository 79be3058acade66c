package io.option150.files.check;

import io.option150.config.check.ConfigCheck;
import io.option150.config.check.Finding;
import io.option150.config.check.Tree;
import io.option150.files.path.FilePath;
import io.option150.files.tree.FileTree;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks files against the tree as it is. */
@Singleton
public class ConfigChecks {

    private final FileTree tree;
    private final Vertx vertx;

    ConfigChecks(FileTree tree, Vertx vertx) {
        this.tree = tree;
        this.vertx = vertx;
    }

    /**
     * What is wrong with a file. A first look tells which names the file needs, a second one knows of each whether it is there.
     *
     * @param bytes of the whole file, or one more than a file may have
     */
    public Uni<List<Finding>> check(FilePath path, byte[] bytes) {
        return check(path, bytes, Map.of());
    }

    /**
     * The same, against a tree to which files are about to come.
     *
     * @param coming sizes in bytes by name, without regard to case and Unicode form
     */
    public Uni<List<Finding>> check(FilePath path, byte[] bytes, Map<String, Long> coming) {
        var wanted = new WantedNames();
        return look(path, bytes, wanted)
                .chain(first -> wanted.folded().isEmpty()
                        ? Uni.createFrom().item(first)
                        : tree.sizes(wanted.folded())
                                .chain(sizes -> look(path, bytes, wanted.known(together(sizes, coming)))));
    }

    private static Map<String, Long> together(Map<String, Long> there, Map<String, Long> coming) {
        if (coming.isEmpty()) {
            return there;
        }
        var all = new HashMap<>(there);
        all.putAll(coming);
        return all;
    }

    /** Off the event loop: a large file takes a while. */
    private Uni<List<Finding>> look(FilePath path, byte[] bytes, Tree known) {
        return UniHelper.toUni(vertx.executeBlocking(() -> ConfigCheck.check(path.value(), bytes, known), false));
    }
}
