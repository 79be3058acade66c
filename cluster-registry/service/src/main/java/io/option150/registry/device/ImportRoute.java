package io.option150.registry.device;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.web.Problem;
import io.option150.web.ProblemException;
import io.option150.web.QueryParameters;
import io.option150.web.RouteAnswers;
import io.option150.web.auth.Roles;
import io.option150.web.auth.RouteAccess;
import io.option150.web.http.Accept;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
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
    private static final String PATH = "/api/v1/devices/import";

    private final ImportStore store;
    private final ObjectMapper json;
    private final RouteAnswers answers;

    ImportRoute(ImportStore store, ObjectMapper json, RouteAnswers answers) {
        this.store = store;
        this.json = json;
        this.answers = answers;
    }

    void install(@Observes Router router) {
        RouteAccess.guard(router.post(PATH), Roles.OPERATOR, Roles.OPERATOR).handler(this::serve);
    }

    private void serve(RoutingContext call) {
        // Each call has a context of its own: its database session is bound to it.
        VertxContextSafetyToggle.setCurrentContextSafe(true);
        var tally = new ImportTally();
        var answer = new ImportAnswer(call, json, tally);
        Uni.createFrom()
                .deferred(() -> {
                    NO_QUERY.check(call);
                    Accept.require(call.request(), "application/json");
                    var format = ImportFormat.of(call.request().getHeader("Content-Type"), json);
                    if ("100-continue".equalsIgnoreCase(call.request().getHeader("Expect"))) {
                        call.response().writeContinue();
                    }
                    return new ImportRun(store, format, tally, answer, Vertx.currentContext()).of(call.request());
                })
                .chain(answer::end)
                .subscribe()
                .with(_ -> {}, failure -> fail(call, answer, failure, tally));
    }

    private void fail(RoutingContext call, ImportAnswer answer, Throwable failure, ImportTally tally) {
        if (failure instanceof ProblemException known) {
            answer.fail(answers, known.problem());
        } else if (tally.counts().lines() == 0 && !call.response().headWritten()) {
            answers.fail(call, failure);
        } else {
            // What is stored stays, so the admin has to know of it.
            LOG.warnf("An import broke off after %d lines: %s", tally.counts().lines(), failure);
            answer.fail(
                    answers,
                    Problem.unavailable("The import broke off after "
                            + tally.counts().lines() + " lines, "
                            + tally.counts().stored() + " of which are stored; send it again as a whole: they will"
                            + " count as unchanged."));
        }
    }
}
