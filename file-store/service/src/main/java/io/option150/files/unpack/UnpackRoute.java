package io.option150.files.unpack;

import io.option150.files.contract.FileNames;
import io.option150.web.Problem;
import io.option150.web.QueryParameters;
import io.option150.web.RouteAnswers;
import io.option150.web.Violation;
import io.option150.web.auth.Roles;
import io.option150.web.auth.RouteAccess;
import io.option150.web.http.Accept;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** {@code POST /api/v1/packages?into=&force=}: a package in, what became of it out. */
@Singleton
class UnpackRoute {

    private static final String PATH = "/api/v1/packages";
    private static final QueryParameters PARAMETERS = QueryParameters.of("into", "force");

    private final Unpacking unpacking;
    private final RouteAnswers answers;

    UnpackRoute(Unpacking unpacking, RouteAnswers answers) {
        this.unpacking = unpacking;
        this.answers = answers;
    }

    void install(@Observes Router router) {
        RouteAccess.guard(router.routeWithRegex(PATH), Roles.VIEWER, Roles.OPERATOR)
                .handler(call -> answers.serve(call, this::unpack));
    }

    private Uni<Void> unpack(RoutingContext call) {
        if (!call.request().method().name().equals("POST")) {
            call.response().putHeader("Allow", "POST");
            throw Problem.of(405, "method-not-allowed", "Method not allowed", "Only POST is for this URL.")
                    .exception();
        }
        PARAMETERS.check(call);
        Accept.require(call.request(), "application/json");
        return unpacking
                .receive(call.request(), folder(call), isForced(call))
                .chain(report -> answers.json(call, report));
    }

    private static String folder(RoutingContext call) {
        var given = parameter(call, "into", "");
        var folder = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
        var broken = folder.isEmpty() || folder.startsWith("/") || folder.contains("\\")
                ? (given.isEmpty() ? null : "must be a folder of the tree, without a slash at its start")
                : FileNames.brokenRuleOfStored(folder);
        if (broken != null) {
            throw new Violation("into", broken, given).exception();
        }
        return folder;
    }

    private static boolean isForced(RoutingContext call) {
        var text = parameter(call, "force", "false");
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Violation("force", "must be true or false", text).exception();
        };
    }

    private static String parameter(RoutingContext call, String name, String otherwise) {
        var values = call.queryParam(name);
        return values.isEmpty() ? otherwise : values.getFirst();
    }
}
