package io.option150.files.api;

import io.option150.config.check.Finding;
import io.option150.files.contract.FileUrls;
import io.option150.files.diff.FileDiffs;
import io.option150.files.download.Download;
import io.option150.files.path.FilePath;
import io.option150.files.tree.FileChanges;
import io.option150.files.tree.FileTree;
import io.option150.files.tree.Write;
import io.option150.files.upload.Upload;
import io.option150.web.RouteAnswers;
import io.option150.web.http.EntityTags;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;

/** The calls for one file: what each reads of the call, does, and answers. */
@Singleton
class FileHandlers {

    private final FileTree tree;
    private final FileChanges changes;
    private final Upload upload;
    private final Download download;
    private final FileDiffs diffs;
    private final RouteAnswers answers;

    FileHandlers(
            FileTree tree,
            FileChanges changes,
            Upload upload,
            Download download,
            FileDiffs diffs,
            RouteAnswers answers) {
        this.tree = tree;
        this.changes = changes;
        this.upload = upload;
        this.download = download;
        this.diffs = diffs;
        this.answers = answers;
    }

    /** Answers with the files whose path starts with a prefix, in the order of bytes. */
    Uni<Void> list(RoutingContext call) {
        return tree.list(FilePath.prefix(Query.prefix(call)), Query.page(call))
                .chain(files -> answers.json(call, files));
    }

    /** Answers with the file's bytes. */
    Uni<Void> get(RoutingContext call, FilePath path) {
        var found = Query.isIgnoringCase(call) ? tree.findIgnoringCase(path) : tree.find(path);
        return found.map(file -> file.orElseThrow(() -> FileTree.notFound(path)))
                .chain(file -> download.file(call.request(), file));
    }

    /** Stores the bytes that come; 201 for a new file, 200 for one that was there, 422 for a phone's file with errors. */
    Uni<Void> put(RoutingContext call, FilePath path) {
        return upload.receive(call.request(), path, Query.precondition(call), Query.isForced(call))
                .chain(uploaded -> {
                    if (uploaded.write().outcome() == Write.Outcome.CREATED) {
                        call.response().setStatusCode(201).putHeader("Location", FileUrls.file(path.value()));
                    }
                    return answer(call, uploaded.write(), uploaded.findings());
                });
    }

    /** Removes the file and its versions; 204. */
    Uni<Void> delete(RoutingContext call, FilePath path) {
        return changes.remove(path, Query.precondition(call))
                .chain(() -> UniHelper.toUni(call.response().setStatusCode(204).end()));
    }

    /** Answers with the versions kept, newest first. */
    Uni<Void> versions(RoutingContext call, FilePath path) {
        return tree.versions(path, Query.page(call)).chain(versions -> answers.json(call, versions));
    }

    /** Answers with what is different between this version and another one. */
    Uni<Void> diff(RoutingContext call, FilePath path, long version) {
        var to = Query.to(call);
        return diffs.of(path, version, Query.version(to), to.equals(Query.RECORD))
                .chain(diff -> answers.json(call, diff));
    }

    /** Makes an older version the newest again. */
    Uni<Void> restore(RoutingContext call, FilePath path, long version) {
        return changes.restore(path, version, Query.precondition(call)).chain(write -> answer(call, write, List.of()));
    }

    private Uni<Void> answer(RoutingContext call, Write write, List<Finding> findings) {
        call.response().putHeader("ETag", EntityTags.of(write.file().sequence()));
        return answers.json(call, WriteAnswer.of(write, findings));
    }
}
