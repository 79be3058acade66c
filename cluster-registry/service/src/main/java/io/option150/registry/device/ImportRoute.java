package io.option150.registry.device;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.registry.cluster.ClusterId;
import io.option150.registry.contract.RegistryPaths;
import io.option150.web.Problem;
import io.option150.web.ProblemException;
import io.option150.web.QueryParameters;
import io.option150.web.RouteAnswers;
import io.option150.web.Violation;
import io.option150.web.auth.Roles;
import io.option150.web.auth.RouteAccess;
import io.option150.web.http.Accept;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/** {@code POST /api/v1/devices/import}: many devices with their homes, a line each. */
@Singleton
class ImportRoute {

    private static final Logger LOG = Logger.getLogger(ImportRoute.class);
    private static final QueryParameters QUERY = QueryParameters.of("clusterId", "dryRun");
    private static final String PATH = RegistryPaths.DEVICES + "/import";

    private final ImportStore store;
    private final DeviceFormReader forms;
    private final ObjectMapper json;
    private final RouteAnswers answers;

    ImportRoute(ImportStore store, DeviceFormReader forms, ObjectMapper json, RouteAnswers answers) {
        this.store = store;
        this.forms = forms;
        this.json = json;
        this.answers = answers;
    }

    void install(@Observes Router router) {
        RouteAccess.guard(router.post(PATH), Roles.OPERATOR, Roles.OPERATOR)
                .handler(call -> answers.serve(call, this::take));
    }

    private Uni<Void> take(RoutingContext call) {
        QUERY.check(call);
        Accept.require(call.request(), "application/json");
        var tally = new ImportTally(isPreview(call));
        var format = ImportFormat.of(call.request().getHeader("Content-Type"), json, forms, home(call));
        if ("100-continue".equalsIgnoreCase(call.request().getHeader("Expect"))) {
            call.response().writeContinue();
        }
        var answer = new ImportAnswer(call, json, tally);
        return new ImportRun(store, format, tally, answer, Vertx.currentContext())
                .of(call.request())
                .onFailure()
                .transform(failure -> told(call, failure, tally))
                .chain(answer::end)
                .onFailure()
                .recoverWithUni(answer::fail);
    }

    /** The home of lines that name none. */
    private static Optional<String> home(RoutingContext call) {
        var home = Optional.ofNullable(call.queryParams().get("clusterId"));
        home.filter(id -> ClusterId.parse(id).isEmpty()).ifPresent(id -> {
            throw new Violation("clusterId", ClusterId.RULE, id).exception();
        });
        return home;
    }

    private static boolean isPreview(RoutingContext call) {
        var wanted = Objects.requireNonNullElse(call.queryParams().get("dryRun"), "false");
        return switch (wanted) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Violation("dryRun", "must be true or false", wanted).exception();
        };
    }

    /** Of an import that stored something, or told of its progress, the admin has to know how far it came. */
    private static Throwable told(RoutingContext call, Throwable failure, ImportTally tally) {
        var counts = tally.counts();
        boolean isUnheardOf = counts.lines() == 0 && !call.response().headWritten();
        if (failure instanceof ProblemException || isUnheardOf) {
            return failure;
        }
        LOG.warnf("An import broke off after %d lines: %s", counts.lines(), failure);
        return Problem.unavailable("The import broke off after " + counts.lines() + " lines, " + counts.stored()
                        + " of which are stored; send it again as a whole: they will count as unchanged.")
                .exception();
    }
}
