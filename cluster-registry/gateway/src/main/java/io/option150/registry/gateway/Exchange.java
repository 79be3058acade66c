package io.option150.registry.gateway;

import io.option150.web.http.Cut;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A call and its answer on a connection to the owner: bytes go both ways at the pace of who takes them. */
final class Exchange {

    private static final List<String> LOCATIONS = List.of("Location", "Content-Location");

    private static final Pattern OF_AN_OWNER = Pattern.compile("https?://[^/]+(/api/.*)");

    private final RoutingContext call;
    private final HttpServerRequest request;
    private final ProxyRequest asked;
    private final HttpClientRequest toOwner;
    private final Silence owner;
    private final CallBody body;
    private final Promise<ProxyResponse> head = Promise.promise();
    private @Nullable AnswerBody answer;

    /**
     * Nothing is sent yet.
     *
     * @param asked the call with the headers and the URI that the owner gets
     * @param toOwner its connection
     * @param patience how long the owner may be silent
     */
    Exchange(RoutingContext call, ProxyRequest asked, HttpClientRequest toOwner, Duration patience) {
        this.call = call;
        this.request = call.request();
        this.asked = asked;
        this.toOwner = toOwner;
        this.owner = new Silence(call.vertx(), patience, this::giveUp);
        this.body = new CallBody(request, toOwner, owner);
    }

    /**
     * Done when the answer was passed on whole. Fails without a word to the client before the answer's head has come; after it
     * the client's connection is ended, so that it sees that bytes are missing.
     */
    Future<Void> run() {
        if (call.response().closed()) {
            owner.end();
            toOwner.reset();
            return Future.failedFuture("the client has gone");
        }
        asked.setBody(Body.body(body, asked.getBody().length()));
        asked.send(toOwner).onSuccess(head::tryComplete).onFailure(head::tryFail);
        return head.future()
                .onFailure(_ -> body.discard(call.vertx()))
                .compose(this::pass)
                .onComplete(_ -> owner.end());
    }

    /** What became of it when it failed. */
    Outcome failure() {
        if (owner.isBroken()) {
            return Outcome.SILENT;
        }
        boolean isOwners = answer == null ? !call.response().closed() : answer.isBroken();
        return isOwners ? Outcome.BROKE_OFF : Outcome.CLIENT_GONE;
    }

    /** A reset would wait until the owner has taken all that is queued for it. */
    private void giveUp() {
        Cut.off(toOwner.connection());
        head.tryFail("the owner is silent");
    }

    /** An owner that tells where something is names its own host, which an admin need not know nor reach: the path is the same here. */
    private static void bringHome(MultiMap headers, String name) {
        var told = headers.get(name);
        var own = told == null ? null : OF_AN_OWNER.matcher(told);
        if (own != null && own.matches()) {
            headers.set(name, own.group(1));
        }
    }

    private Future<Void> pass(ProxyResponse told) {
        HopByHop.remove(told.headers());
        LOCATIONS.forEach(name -> bringHome(told.headers(), name));
        boolean isEarly = !request.isEnded();
        boolean isHttp1 = request.version() != HttpVersion.HTTP_2;
        if (isEarly && isHttp1) {
            told.putHeader("Connection", "close");
        }
        var content = told.getBody();
        var passed = new AnswerBody(content.stream(), owner, this::finish);
        answer = passed;
        if (isBodiless(told) && content.length() < 0) {
            // Nothing to frame: chunks would be announced, and none come.
            told.setBody(null);
            content.stream().resume();
        } else {
            told.setBody(Body.body(passed, content.length()));
        }
        var sent = request.version() == HttpVersion.HTTP_1_0 && told.getBody() != null && content.length() < 0
                ? sendUntilClosed(told, passed)
                : told.send();
        return isEarly && isHttp1 ? sent.eventually(() -> request.connection().close()) : sent;
    }

    /** RFC 9112, section 6.3. */
    private boolean isBodiless(ProxyResponse told) {
        return HttpMethod.HEAD.equals(request.method()) || told.getStatusCode() == 204 || told.getStatusCode() == 304;
    }

    /** An owner that answers before the call has come whole wants no more of it. */
    private Future<Void> finish() {
        if (request.isEnded()) {
            return Future.succeededFuture();
        }
        var read = body.discard(call.vertx());
        toOwner.reset();
        return read;
    }

    /** HTTP/1.0 knows no chunks: a body without a length ends with the connection. */
    private Future<Void> sendUntilClosed(ProxyResponse told, AnswerBody passed) {
        var response = call.response().setStatusCode(told.getStatusCode());
        told.headers().forEach(response.headers()::add);
        return passed.pipe().endOnFailure(false).to(response).onComplete(sent -> {
            if (sent.failed()) {
                toOwner.reset();
                response.reset();
            } else {
                request.connection().close();
            }
        });
    }
}
