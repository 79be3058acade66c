package io.option150.registry.device;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.outbox.Outbox;
import io.option150.web.Problem;
import io.option150.web.ProblemException;
import io.option150.web.RouteAnswers;
import io.option150.web.Violation;
import io.option150.web.auth.Roles;
import io.option150.web.auth.RouteAccess;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MultiHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.parsetools.RecordParser;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * {@code POST /api/v1/devices/import}: many devices with their homes, a line each. The body is read as fast as its lines
 * are stored, so a long import needs no more memory than a short one. Lines are stored by the hundred: one that is refused harms no other, and
 * an import that broke off can be sent again as a whole.
 */
@Singleton
class ImportRoute {

    private static final Logger LOG = Logger.getLogger(ImportRoute.class);
    private static final String PATH = "/api/v1/devices/import";
    private static final int LINES_A_TRANSACTION = 500;
    private static final int LONGEST_LINE_BYTES = 65_536;

    private final Mutiny.SessionFactory database;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final RouteAnswers answers;

    ImportRoute(Mutiny.SessionFactory database, Outbox outbox, ObjectMapper json, RouteAnswers answers) {
        this.database = database;
        this.outbox = outbox;
        this.json = json;
        this.answers = answers;
    }

    void install(@Observes Router router) {
        RouteAccess.guard(router.post(PATH), Roles.OPERATOR, Roles.OPERATOR).handler(this::serve);
    }

    private void serve(RoutingContext call) {
        // Each call has a context of its own: its database session is bound to it.
        VertxContextSafetyToggle.setCurrentContextSafe(true);
        Context context = Vertx.currentContext();
        ImportTally tally = new ImportTally();
        Uni.createFrom()
                .deferred(() -> receive(call.request(), tally, context))
                .chain(() -> answers.json(call, tally.report()))
                .subscribe()
                .with(_ -> {}, failure -> answers.fail(call, told(failure, tally)));
    }

    private Uni<Void> receive(HttpServerRequest request, ImportTally tally, Context context) {
        ImportFormat format = ImportFormat.of(request.getHeader("Content-Type"), json);
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        RecordParser lines = RecordParser.newDelimited("\n", request).maxRecordSize(LONGEST_LINE_BYTES);
        AtomicLong number = new AtomicLong();
        return MultiHelper.toMulti(lines)
                .onFailure(IllegalStateException.class)
                .transform(_ -> tooLong(number.get() + 1))
                .map(buffer -> buffer.toString(StandardCharsets.UTF_8).strip())
                .onItem()
                .transformToMultiAndConcatenate(text -> read(number.incrementAndGet(), text, format))
                .select()
                .where((Predicate<ImportLine>) tally::admit)
                .group()
                .intoLists()
                .of(LINES_A_TRANSACTION)
                .emitOn(command -> context.runOnContext(_ -> command.run()))
                .onItem()
                .transformToUniAndConcatenate(batch -> new ImportBatch(outbox, tally, batch).store(database))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static Multi<ImportLine> read(long number, String text, ImportFormat format) {
        return text.isEmpty()
                ? Multi.createFrom().empty()
                : Multi.createFrom().optional(format.read(text).map(form -> new ImportLine(number, text, form)));
    }

    private static ProblemException tooLong(long line) {
        return new Violation("line " + line, "must be at most " + LONGEST_LINE_BYTES + " bytes", "more").exception();
    }

    /** A failure in the middle: what is stored stays, so the admin has to know of it. */
    private static Throwable told(Throwable failure, ImportTally tally) {
        if (tally.stored() == 0 || failure instanceof ProblemException) {
            return failure;
        }
        LOG.warnf(failure, "An import broke off after %d devices", tally.stored());
        return Problem.unavailable("The import broke off after " + tally.stored()
                        + " devices, which are stored; send it again as a whole: they will count as unchanged.")
                .exception();
    }
}
