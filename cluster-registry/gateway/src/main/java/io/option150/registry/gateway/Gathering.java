package io.option150.registry.gateway;

import io.option150.registry.gateway.CopyAnswer.Missing;
import io.option150.registry.gateway.CopyAnswer.Refused;
import io.option150.registry.gateway.CopyAnswer.Told;
import io.option150.web.Problem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/** Asks several at once, with the caller's credentials, and makes one answer of theirs. */
@Singleton
class Gathering {

    private final CopyClient client;

    Gathering(CopyClient client) {
        this.client = client;
    }

    /**
     * Answers a call out of what these say.
     *
     * @return done when it was answered; fails with 503 when nobody says anything
     */
    Uni<Void> answer(RoutingContext call, MergedCall merged, List<Source> sources) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        for (var name : List.of("Authorization", "Via")) {
            headers.add(name, call.request().headers().getAll(name));
        }
        headers.set("Accept", "application/json, application/problem+json");
        Trail.write(call.request(), headers);
        HttpMethod method = call.request().method();
        var asked = sources.stream()
                .map(source -> client.ask(source, method, headers, merged.within()))
                .toList();
        return UniHelper.toUni(Future.join(List.copyOf(asked))
                .map(all -> all.<CopyAnswer>list())
                .compose(answers -> reply(call, merged, answers)));
    }

    private static Future<Void> reply(RoutingContext call, MergedCall merged, List<CopyAnswer> answers) {
        var refused = of(answers, Refused.class);
        if (!refused.isEmpty()) {
            var first = refused.getFirst();
            return call.response()
                    .setStatusCode(first.status())
                    .putHeader("Content-Type", first.type())
                    .end(first.body());
        }
        var told = of(answers, Told.class);
        var missing = of(answers, Missing.class);
        if (told.isEmpty()) {
            throw Problem.unavailable("Nobody who was asked answered: "
                            + missing.stream()
                                    .map(one -> one.name() + ": " + one.reason())
                                    .collect(Collectors.joining("; "))
                            + ".")
                    .exception();
        }
        var answer = merged.part()
                .merge(told)
                .put(
                        "missing",
                        new JsonArray(missing.stream()
                                .map(one -> new JsonObject()
                                        .put(merged.label(), one.name())
                                        .put("reason", one.reason()))
                                .toList()));
        return send(call, answer);
    }

    private static Future<Void> send(RoutingContext call, JsonObject answer) {
        Buffer bytes = answer.toBuffer();
        return call.response()
                .putHeader("Content-Type", "application/json;charset=UTF-8")
                .end(bytes);
    }

    private static <T extends CopyAnswer> List<T> of(List<CopyAnswer> answers, Class<T> kind) {
        return answers.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
