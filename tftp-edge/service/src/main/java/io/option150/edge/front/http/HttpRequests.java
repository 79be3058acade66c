package io.option150.edge.front.http;

import io.option150.edge.front.gate.Clients;
import io.option150.edge.front.gate.Gate;
import io.option150.edge.front.gate.PhoneRequests;
import io.option150.edge.front.gate.RequestOutcome;
import io.option150.edge.name.FileName;
import io.option150.edge.name.RefusedNameException;
import io.option150.edge.request.RequestLog;
import io.option150.edge.resolve.Answer;
import io.option150.edge.resolve.Question;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Answers phones over HTTP: the same tree, the same rules, the same report as over TFTP. */
@Singleton
final class HttpRequests {

    private static final Logger LOG = Logger.getLogger(HttpRequests.class);
    private static final Set<HttpMethod> SERVED = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private final PhoneRequests requests;
    private final Gate gate;
    private final Clients clients;
    private final RequestLog log;
    private final HttpFiles files;
    private final HttpClock clock;
    private final Visits visits;

    HttpRequests(
            PhoneRequests requests,
            Gate gate,
            Clients clients,
            RequestLog log,
            HttpFiles files,
            HttpClock clock,
            Visits visits) {
        this.requests = requests;
        this.gate = gate;
        this.clients = clients;
        this.log = log;
        this.files = files;
        this.clock = clock;
        this.visits = visits;
    }

    void handle(HttpServerRequest request) {
        handle(request, UnaryOperator.identity());
    }

    /** Handles a request for the file that {@code meant} makes of the name asked for. */
    void handle(HttpServerRequest request, UnaryOperator<FileName> meant) {
        Visit visit = visits.on(request.connection());
        if (!gate.isOpen()
                || visit == null
                || !clients.serve(request.remoteAddress().hostAddress())) {
            request.connection().close();
            return;
        }
        visit.asked();
        HttpCall call = new HttpCall(request, visit, log);
        request.response().putHeader(HttpHeaders.DATE, clock.now());
        if (visit.refusal().isPresent()) {
            call.tooMany(visit.refusal().get());
            return;
        }
        if (!isAddressed(request)) {
            call.refuse(400, "there must be one Host header");
            return;
        }
        if (!SERVED.contains(request.method())) {
            request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            call.refuse(405, "only GET and HEAD are served");
            return;
        }
        Optional<String> decoded = PathName.decode(request.path() == null ? "" : request.path());
        if (decoded.isEmpty()) {
            call.refuse(400, "the path must be percent-encoded UTF-8");
            return;
        }
        try {
            ask(call, meant.apply(FileName.parse(decoded.get())));
        } catch (RefusedNameException e) {
            call.refuse(403, "file name " + e.rule());
        }
    }

    private void ask(HttpCall call, FileName name) {
        InetAddress client =
                InetAddress.ofLiteral(call.request().remoteAddress().hostAddress());
        Question question = requests.question(name, client);
        Context context = Objects.requireNonNull(Vertx.currentContext(), "requests come on a loop");
        requests.answer(call.request().method().name(), question).whenComplete((answer, failed) -> {
            // What the cache has is answered within the call; anything else comes from elsewhere.
            if (Vertx.currentContext() == context) {
                told(call, question, answer, failed, context);
            } else {
                context.runOnContext(_ -> told(call, question, answer, failed, context));
            }
        });
    }

    private void told(
            HttpCall call, Question question, @Nullable Answer answer, @Nullable Throwable failed, Context context) {
        if (answer == null) {
            call.refuse(500, "unexpected: " + failed);
            return;
        }
        call.about(RequestOutcome.of(call.name(), question, answer));
        try {
            reply(call, answer, context);
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s could not be handed out", call.name());
            call.request().connection().close();
        }
    }

    private void reply(HttpCall call, Answer answer, Context context) {
        switch (answer) {
            case Answer.Found found -> files.hand(call, found, context);
            case Answer.NotFound _ -> call.end(404, "not_found");
            case Answer.Unreachable away -> call.unavailable(away.why());
        }
    }

    /** HTTP/1.1 wants one Host, and two are never right (RFC 9112, section 3.2). */
    private static boolean isAddressed(HttpServerRequest request) {
        int hosts = request.headers().getAll(HttpHeaders.HOST).size();
        return request.version() == HttpVersion.HTTP_1_1 ? hosts == 1 : hosts <= 1;
    }
}
