package io.option150.files.api;

import io.option150.files.contract.FileRecord;
import io.option150.files.path.FilePath;
import io.option150.files.tree.FileTree;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The list of files. */
@Path("/api/v1/files")
@Tag(name = "files")
public class FileList {

    private final FileTree tree;

    FileList(FileTree tree) {
        this.tree = tree;
    }

    /** Files whose path starts with the prefix, in the order of bytes. */
    @GET
    @Operation(summary = "Files whose path starts with a prefix, in the order of bytes")
    public Uni<Paged<FileRecord>> list(
            @Parameter(description = "start of the paths; left out: all files") @QueryParam("prefix") @DefaultValue("")
                    String prefix,
            @BeanParam PageQuery page) {
        return tree.list(FilePath.prefix(prefix), page);
    }
}
