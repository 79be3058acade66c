package io.option150.edge.front;

import io.option150.edge.name.FileName;
import io.option150.edge.resolve.Answer;
import io.option150.edge.resolve.Question;
import io.option150.edge.resolve.Resolver;
import io.option150.edge.tracing.Spans;
import io.option150.edge.view.Loaded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes questions from both fronts to the resolver. */
@Singleton
final class Desk {

    private final Resolver resolver;
    private final Loaded loaded;
    private final Spans spans;

    @Inject
    Desk(Resolver resolver, Loaded loaded, Spans spans) {
        this.resolver = resolver;
        this.loaded = loaded;
        this.spans = spans;
    }

    Question question(FileName name, InetAddress client) {
        return resolver.question(name, client);
    }

    /**
     * Answers.
     *
     * @param method how it was asked, as in {@code RRQ}
     */
    CompletionStage<Answer> answer(String method, Question question) {
        return spans.on() ? QuestionSpan.of(spans, method, question, this::resolve) : resolve(question);
    }

    /** While the view is not complete nobody can tell what exists. */
    private CompletionStage<Answer> resolve(Question question) {
        return loaded.isLoaded()
                ? resolver.resolve(question)
                : CompletableFuture.completedFuture(
                        new Answer.Unreachable("the edge is starting and does not know all files yet"));
    }
}
