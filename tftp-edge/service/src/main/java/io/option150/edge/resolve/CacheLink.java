package io.option150.edge.resolve;

import io.option150.edge.view.View;
import io.option150.registry.contract.ClusterRecord;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What is held and still good: own files, then the clusters' copies in their order as far as they are known. */
@Singleton
final class CacheLink implements Link {

    private static final String NAME = "cache";
    private static final Optional<Answer> MISSING = Optional.of(new Answer.NotFound("known to be missing"));

    private final View view;
    private final OwnCopies own;
    private final RemoteCopies remote;

    CacheLink(View view, OwnCopies own, RemoteCopies remote) {
        this.view = view;
        this.own = own;
        this.remote = remote;
    }

    @Override
    public CompletionStage<Optional<Answer>> find(Question question) {
        Optional<Answer> known = look(question);
        return known.isPresent() ? CompletableFuture.completedFuture(known) : PASS;
    }

    @Override
    public Step explain(Question question) {
        Optional<OwnFile> match = match(question);
        if (match.isPresent()) {
            Optional<Answer> held = own.held(question, match.get());
            held.ifPresent(Answer::giveBack);
            return held.isPresent()
                    ? Step.answers(NAME, "holds " + match.get().path())
                    : Step.passes(NAME, "does not hold " + match.get().path());
        }
        List<String> missing = new ArrayList<>();
        for (ClusterRecord cluster : question.plan().clusters()) {
            Optional<Answer> known = remote.fresh(question, cluster.clusterId());
            if (known.isEmpty()) {
                String stale = remote.holds(question, cluster.clusterId()) ? "a copy to be revalidated" : "nothing";
                return Step.passes(NAME, "holds " + stale + " of " + cluster.clusterId());
            }
            if (known.get() instanceof Answer.Found found) {
                found.giveBack();
                return Step.answers(NAME, "holds a fresh copy of " + cluster.clusterId());
            }
            missing.add(cluster.clusterId());
        }
        return missing.isEmpty()
                ? Step.passes(NAME, "holds nothing")
                : Step.answers(NAME, "knows that it is not in " + Few.of(missing, ", "));
    }

    private Optional<Answer> look(Question question) {
        Optional<OwnFile> match = match(question);
        if (match.isPresent()) {
            return own.held(question, match.get());
        }
        List<ClusterRecord> clusters = question.plan().clusters();
        for (ClusterRecord cluster : clusters) {
            Optional<Answer> known = remote.fresh(question, cluster.clusterId());
            if (known.isEmpty()) {
                return Optional.empty();
            }
            if (known.get() instanceof Answer.Found) {
                return known;
            }
        }
        return clusters.isEmpty() ? Optional.empty() : MISSING;
    }

    private Optional<OwnFile> match(Question question) {
        return question.plan().ownFiles() ? OwnFile.of(question.file(), view) : Optional.empty();
    }
}
