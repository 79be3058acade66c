package io.option150.edge.front.gate;

import io.option150.edge.name.FileName;
import io.option150.edge.rehearsal.RehearsedFiles;
import io.option150.edge.resolve.Answer;
import io.option150.edge.resolve.Question;
import io.option150.edge.resolve.Resolver;
import io.option150.edge.tracing.Spans;
import io.option150.edge.view.Loaded;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** What phones ask, over TFTP and HTTP alike, on its way to the resolver. */
@Singleton
public final class PhoneRequests {

    private final Resolver resolver;
    private final Loaded loaded;
    private final Spans spans;
    private final RehearsedFiles rehearsed;

    PhoneRequests(Resolver resolver, Loaded loaded, Spans spans, RehearsedFiles rehearsed) {
        this.resolver = resolver;
        this.loaded = loaded;
        this.spans = spans;
        this.rehearsed = rehearsed;
    }

    /** Takes a question in. */
    public Question question(FileName name, InetAddress client) {
        return resolver.question(name, client);
    }

    /**
     * Answers.
     *
     * @param method how it was asked, as in {@code RRQ}
     */
    public CompletionStage<Answer> answer(String method, Question question) {
        if (rehearsed.isAsked(question)) {
            return resolver.resolve(question.toOwnAlone()).thenApply(nobodys -> rehearsed.answer(question, nobodys));
        }
        return spans.on() ? QuestionSpan.of(spans, method, question, this::resolve) : resolve(question);
    }

    private CompletionStage<Answer> resolve(Question question) {
        List<String> unknown = loaded.isSure() ? List.of() : loaded.unknown(question.file());
        if (!unknown.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new Answer.Unreachable("the edge does not know yet what " + String.join(", ", unknown) + " tell"));
        }
        CompletionStage<Answer> answer = resolver.resolve(question);
        // From memory as a rule: a stage more would cost more than the look.
        if (answer instanceof CompletableFuture<Answer> done
                && done.state() == Future.State.SUCCESS
                && done.resultNow() instanceof Answer.Found) {
            return answer;
        }
        return answer.thenApply(came -> came instanceof Answer.NotFound no ? checked(question, no) : came);
    }

    /** A "no" must be known (RES-5): not said while something may have been missed, nor by a plan made before an event. */
    private Answer checked(Question question, Answer.NotFound no) {
        List<String> unsure = loaded.isSure() ? List.of() : loaded.unsure(question.file());
        if (!unsure.isEmpty()) {
            return new Answer.Unreachable(
                    "the edge may have missed what " + String.join(", ", unsure) + " tell", false, no.voices());
        }
        return question.generation().isCurrent()
                ? no
                : new Answer.Unreachable("what was asked for changed meanwhile", true, no.voices());
    }
}
