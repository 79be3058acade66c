package io.option150.trust.signing;

import io.option150.files.contract.PercentEncoding;
import io.option150.trust.TrustSettings;
import io.option150.trust.contract.TrustPaths;
import io.option150.trust.formats.tlv.Bytes;
import io.option150.trust.plain.PlainFiles;
import io.option150.trust.signing.SigningMetrics.Outcome;
import io.option150.web.Problem;
import io.option150.web.QueryParameters;
import io.option150.web.RouteAnswers;
import io.option150.web.Violation;
import io.option150.web.auth.Roles;
import io.option150.web.auth.RouteAccess;
import io.option150.web.http.Accept;
import io.option150.web.http.EntityTags;
import io.option150.web.http.HttpDate;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * {@code GET /api/v1/signed/{requestedName}}. A route of its own since only such a one can say the length of a stream
 * before it and break off a stream visibly.
 */
@Singleton
class SignedRoute {

    private static final QueryParameters QUERY = QueryParameters.of(TrustPaths.SHA256, TrustPaths.DIGEST);
    private static final String FILE = "application/octet-stream";

    private final SignedForms forms;
    private final PlainFiles files;
    private final TrustSettings settings;
    private final SigningMetrics meters;
    private final RouteAnswers answers;

    SignedRoute(
            SignedForms forms, PlainFiles files, TrustSettings settings, SigningMetrics meters, RouteAnswers answers) {
        this.forms = forms;
        this.files = files;
        this.settings = settings;
        this.meters = meters;
        this.answers = answers;
    }

    void install(@Observes Router router) {
        var signed = router.routeWithRegex(TrustPaths.SIGNED + ".*");
        RouteAccess.guard(signed, Roles.VIEWER, Roles.OPERATOR).handler(this::serve);
    }

    private void serve(RoutingContext call) {
        var sample = meters.begin();
        call.addEndHandler(end -> meters.end(sample, outcome(call, end.failed())));
        answers.serve(call, this::answer);
    }

    private static Outcome outcome(RoutingContext call, boolean isBroken) {
        int status = call.response().getStatusCode();
        if (isBroken || status >= 500) {
            return Outcome.FAILED;
        }
        if (status >= 400) {
            return Outcome.REFUSED;
        }
        return status == 304 || HttpMethod.HEAD.equals(call.request().method()) ? Outcome.TOLD : Outcome.SIGNED;
    }

    private Uni<Void> answer(RoutingContext call) {
        boolean head = HttpMethod.HEAD.equals(call.request().method());
        if (!head && !HttpMethod.GET.equals(call.request().method())) {
            call.response().putHeader("Allow", "GET, HEAD");
            throw Problem.of(405, "method", "Method not allowed", "A signed form can be read only.")
                    .exception();
        }
        QUERY.check(call);
        Accept.require(call.request(), FILE);
        // The database and the signing have threads of their own; an answer is written by its connection's.
        var context = Vertx.currentContext();
        return forms.draft(query(call)).chain(draft -> {
            if (isLasting(draft) && EntityTags.isHeld(call.request().getHeader("If-None-Match"), draft.tag())) {
                return tell(describe(call.response(), draft).setStatusCode(304));
            }
            if (head && draft.kind() == Draft.Kind.SIGNED) {
                return tell(announce(describe(call.response(), draft), draft.length()));
            }
            return forms.get(draft)
                    .emitOn(command -> context.runOnContext(_ -> command.run()))
                    .chain(form -> send(call.response(), draft, form));
        });
    }

    private Uni<Void> send(HttpServerResponse response, Draft draft, SignedForm form) {
        return switch (form) {
            // To HEAD the server sends the headers alone.
            case SignedForm.InMemory(Buffer file) ->
                UniHelper.toUni(
                        announce(describe(response, draft), file.length()).end(file));
            case SignedForm.InStore(Bytes header) ->
                files.send(
                        draft.plain(),
                        () -> announce(
                                        describe(response, draft),
                                        header.length() + draft.plain().size())
                                .write(Buffer.buffer(header.toArray())),
                        response);
        };
    }

    private static Uni<Void> tell(HttpServerResponse response) {
        return UniHelper.toUni(response.end());
    }

    private static HttpServerResponse announce(HttpServerResponse response, long length) {
        return response.putHeader("Content-Length", Long.toString(length));
    }

    private static HttpServerResponse describe(HttpServerResponse response, Draft draft) {
        if (isLasting(draft)) {
            response.putHeader("ETag", draft.tag());
        }
        return response.putHeader("Content-Type", FILE)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cache-Control", "private, no-cache")
                .putHeader("Last-Modified", HttpDate.format(draft.plain().modified()))
                .putHeader("X-Option150-Plain-Sha256", draft.plain().sha256())
                .putHeader("X-Option150-Signer", draft.signer().fingerprint().hex());
    }

    /** An encrypted form is another one each time it is made: nobody may take one for the other. */
    private static boolean isLasting(Draft draft) {
        return draft.kind() != Draft.Kind.ENCRYPTED;
    }

    private SignedQuery query(RoutingContext call) {
        var parameters = call.queryParams();
        return SignedQuery.parse(
                name(call.request().path()),
                parameters.get(TrustPaths.SHA256),
                parameters.get(TrustPaths.DIGEST),
                settings.digest());
    }

    /** The name as it was before it was written as a URL: decoded once, a plus being a plus. */
    private static String name(String path) {
        String encoded = path.startsWith(TrustPaths.SIGNED) ? path.substring(TrustPaths.SIGNED.length()) : "";
        return PercentEncoding.decode(encoded)
                .orElseThrow(() -> new Violation("path", "must be percent-encoded UTF-8", encoded).exception());
    }
}
