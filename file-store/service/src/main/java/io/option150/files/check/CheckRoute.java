package io.option150.files.check;

import io.option150.config.format.ConfigText;
import io.option150.files.contract.FileNames;
import io.option150.files.path.FilePath;
import io.option150.web.Problem;
import io.option150.web.QueryParameters;
import io.option150.web.RouteAnswers;
import io.option150.web.Violation;
import io.option150.web.auth.AskingPath;
import io.option150.web.auth.Roles;
import io.option150.web.auth.RouteAccess;
import io.option150.web.http.Accept;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MultiHelper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * {@code POST /api/v1/device-configs/check?name=}: bytes in, findings out. Nothing is stored, so that a viewer may ask.
 */
@Singleton
class CheckRoute {

    private static final String PATH = "/api/v1/device-configs/check";
    private static final QueryParameters PARAMETERS = QueryParameters.of("name");

    private final ConfigChecks checks;
    private final RouteAnswers answers;

    CheckRoute(ConfigChecks checks, RouteAnswers answers) {
        this.checks = checks;
        this.answers = answers;
    }

    void install(@Observes Router router) {
        RouteAccess.guard(router.routeWithRegex(PATH), Roles.VIEWER, Roles.VIEWER)
                .handler(call -> answers.serve(call, this::check));
    }

    @Produces
    @Singleton
    AskingPath asking() {
        return new AskingPath(PATH);
    }

    private Uni<Void> check(RoutingContext call) {
        if (!call.request().method().name().equals("POST")) {
            call.response().putHeader("Allow", "POST");
            throw Problem.of(405, "method-not-allowed", "Method not allowed", "Only POST is for this URL.")
                    .exception();
        }
        PARAMETERS.check(call);
        Accept.require(call.request(), "application/json");
        var path = path(call);
        return body(call.request())
                .chain(body -> checks.check(path, body.getBytes()))
                .chain(findings -> answers.json(call, new FindingList(FindingView.of(findings))));
    }

    private static FilePath path(RoutingContext call) {
        var name =
                call.queryParam("name").isEmpty() ? "" : call.queryParam("name").getFirst();
        var broken = FileNames.brokenRuleOfStored(FileNames.normalised(name));
        if (broken != null) {
            throw new Violation("name", broken, name).exception();
        }
        return new FilePath(name);
    }

    private static Uni<Buffer> body(HttpServerRequest request) {
        return MultiHelper.toMulti(request).collect().in(Buffer::buffer, (whole, piece) -> {
            if (whole.length() + piece.length() > ConfigText.MAX_BYTES) {
                throw Problem.of(
                                413,
                                "too-large",
                                "Too large",
                                "A file that is checked has at most " + ConfigText.MAX_BYTES + " bytes.")
                        .exception();
            }
            whole.appendBuffer(piece);
        });
    }
}
