package io.option150.registry.device;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.registry.contract.RegistryPaths;
import io.option150.web.Problem;
import io.option150.web.ProblemException;
import io.option150.web.QueryParameters;
import io.option150.web.RouteAnswers;
import io.option150.web.auth.Roles;
import io.option150.web.auth.RouteAccess;
import io.option150.web.http.Accept;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** {@code POST /api/v1/devices/import}: many devices with their homes, a line each. */
@Singleton
class ImportRoute {

    private static final Logger LOG = Logger.getLogger(ImportRoute.class);
    private static final QueryParameters NO_QUERY = QueryParameters.of();
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
        NO_QUERY.check(call);
        Accept.require(call.request(), "application/json");
        var format = ImportFormat.of(call.request().getHeader("Content-Type"), json, forms);
        if ("100-continue".equalsIgnoreCase(call.request().getHeader("Expect"))) {
            call.response().writeContinue();
        }
        var tally = new ImportTally();
        var answer = new ImportAnswer(call, json, tally);
        return new ImportRun(store, format, tally, answer, Vertx.currentContext())
                .of(call.request())
                .onFailure()
                .transform(failure -> told(call, failure, tally))
                .chain(answer::end)
                .onFailure()
                .recoverWithUni(answer::fail);
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
