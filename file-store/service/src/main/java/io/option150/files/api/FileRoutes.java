package io.option150.files.api;

import io.option150.files.content.Sha256;
import io.option150.files.contract.FileUrls;
import io.option150.files.download.Download;
import io.option150.files.path.FilePath;
import io.option150.web.Problem;
import io.option150.web.QueryParameters;
import io.option150.web.RouteAnswers;
import io.option150.web.Violation;
import io.option150.web.auth.Roles;
import io.option150.web.auth.RouteAccess;
import io.option150.web.http.Accept;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Which call does what, for all URLs that name a file or a content. */
@Singleton
class FileRoutes {

    private static final String JSON = "application/json";
    private static final String BYTES = "application/octet-stream";

    private static final QueryParameters LIST = QueryParameters.of("prefix", "page", "size");
    private static final QueryParameters READ = QueryParameters.of("literal", "ignore-case");
    private static final QueryParameters HISTORY = QueryParameters.of("literal", "page", "size");
    private static final QueryParameters DIFF = QueryParameters.of("literal", "to");
    private static final QueryParameters WRITE = QueryParameters.of("literal");
    private static final QueryParameters UPLOAD = QueryParameters.of("literal", "force");
    private static final QueryParameters CONTENT = QueryParameters.of();

    private final FileHandlers files;
    private final Download download;
    private final RouteAnswers answers;

    FileRoutes(FileHandlers files, Download download, RouteAnswers answers) {
        this.files = files;
        this.download = download;
        this.answers = answers;
    }

    void install(@Observes Router router) {
        // Not as a plain path, which would take the same with a slash too: that is a file without a name.
        guarded(router, FileUrls.LIST).handler(call -> answers.serve(call, this::list));
        guarded(router, FileUrls.FILE + ".*").handler(call -> answers.serve(call, this::file));
        guarded(router, FileUrls.CONTENT + ".*").handler(call -> answers.serve(call, this::content));
    }

    private static Route guarded(Router router, String paths) {
        return RouteAccess.guard(router.routeWithRegex(paths), Roles.VIEWER, Roles.OPERATOR);
    }

    private Uni<Void> list(RoutingContext call) {
        require(call, "GET", "HEAD");
        LIST.check(call);
        Accept.require(call.request(), JSON);
        return files.list(call);
    }

    private Uni<Void> file(RoutingContext call) {
        return switch (FileTarget.parse(rest(call, FileUrls.FILE, "path"), Query.isLiteral(call))) {
            case FileTarget.Bytes bytes -> bytes(call, bytes.path());
            case FileTarget.History history -> {
                require(call, "GET", "HEAD");
                HISTORY.check(call);
                Accept.require(call.request(), JSON);
                yield files.versions(call, history.path());
            }
            case FileTarget.Comparison comparison -> {
                require(call, "GET", "HEAD");
                DIFF.check(call);
                Accept.require(call.request(), JSON);
                yield files.diff(call, comparison.path(), comparison.version());
            }
            case FileTarget.Restoration restoration -> {
                require(call, "POST");
                WRITE.check(call);
                Accept.require(call.request(), JSON);
                yield files.restore(call, restoration.path(), restoration.version());
            }
        };
    }

    private Uni<Void> bytes(RoutingContext call, FilePath path) {
        return switch (call.request().method().name()) {
            case "GET", "HEAD" -> {
                READ.check(call);
                Accept.require(call.request(), BYTES);
                yield files.get(call, path);
            }
            case "PUT" -> {
                UPLOAD.check(call);
                Accept.require(call.request(), JSON);
                yield files.put(call, path);
            }
            case "DELETE" -> {
                WRITE.check(call);
                yield files.delete(call, path);
            }
            default -> throw notAllowed(call, "GET", "HEAD", "PUT", "DELETE");
        };
    }

    private Uni<Void> content(RoutingContext call) {
        require(call, "GET", "HEAD");
        CONTENT.check(call);
        Accept.require(call.request(), BYTES);
        return download.content(call.request(), new Sha256(rest(call, FileUrls.CONTENT, "sha256")));
    }

    /** The URL's path after the prefix, as it came: dot segments, which routing takes out, are refused by their rule. */
    private static String rest(RoutingContext call, String prefix, String field) {
        var path = call.request().path();
        if (!path.startsWith(prefix)) {
            throw new Violation(field, "must stand after " + prefix + ", written just so", path).exception();
        }
        return path.substring(prefix.length());
    }

    private static void require(RoutingContext call, String... methods) {
        if (!List.of(methods).contains(call.request().method().name())) {
            throw notAllowed(call, methods);
        }
    }

    private static RuntimeException notAllowed(RoutingContext call, String... methods) {
        var allowed = String.join(", ", methods);
        call.response().putHeader("Allow", allowed);
        return Problem.of(
                        405,
                        "method-not-allowed",
                        "Method not allowed",
                        call.request().method() + " is not for this URL; " + allowed + " are. A file whose name ends in"
                                + " /versions, /versions/<n>/restore or /versions/<n>/diff is meant by adding ?literal=true.")
                .exception();
    }
}
