package io.option150.edge.front;

import io.option150.edge.name.FileName;
import io.option150.edge.resolve.Answer;
import io.option150.edge.resolve.Question;
import io.option150.edge.resolve.Resolver;
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

    @Inject
    Desk(Resolver resolver, Loaded loaded) {
        this.resolver = resolver;
        this.loaded = loaded;
    }

    Question question(FileName name, InetAddress client) {
        return resolver.question(name, client);
    }

    /** Answers; while the view is not complete nobody can tell what exists. */
    CompletionStage<Answer> answer(Question question) {
        return loaded.isLoaded()
                ? resolver.resolve(question)
                : CompletableFuture.completedFuture(
                        new Answer.Unreachable("the edge is starting and does not know all files yet"));
    }
}
