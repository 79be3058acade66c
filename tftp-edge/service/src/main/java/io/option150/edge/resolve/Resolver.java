package io.option150.edge.resolve;

import io.option150.edge.cache.Generations;
import io.option150.edge.cache.Tag;
import io.option150.edge.clock.Timers;
import io.option150.edge.name.ClassifiedName;
import io.option150.edge.name.DeviceOwners;
import io.option150.edge.name.FileName;
import io.option150.edge.name.NameClass;
import io.option150.edge.name.NameTable;
import io.option150.edge.view.View;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The chain of links: cache, own files, home cluster, other clusters, not found. */
@Singleton
public class Resolver {

    private final NameTable names;
    private final View view;
    private final DeviceOwners owners;
    private final Generations generations;
    private final Planner planner;
    private final ClientDevices clients;
    private final Timers timers;
    private final long deadline;
    private final List<Link> chain;

    Resolver(
            NameTable names,
            View view,
            Generations generations,
            Planner planner,
            ClientDevices clients,
            Timers timers,
            ResolveSettings settings,
            CacheLink cache,
            OwnFilesLink ownFiles,
            LoopLink loops,
            HomeLink home,
            ClustersLink clusters,
            NotFoundLink notFound) {
        this.names = names;
        this.view = view;
        this.owners = view::owner;
        this.generations = generations;
        this.planner = planner;
        this.clients = clients;
        this.timers = timers;
        this.deadline = settings.deadline().toMillis();
        this.chain = List.of(cache, ownFiles, loops, home, clusters, notFound);
    }

    /** Takes a question in: what is asked for, who asks, whom it is for. */
    public Question question(FileName name, InetAddress client) {
        // Before owners, homes and clusters are read: an event from here on makes the generation old (RES-9).
        long moment = generations.moment();
        ClassifiedName file = names.classify(name, owners);
        Generations.Generation generation = generations.at(moment, () -> tagsOfAnyAnswer(file));
        Optional<String> askingCluster = view.topology().peerOwner(client);
        long now = timers.now();
        return new Question(file, client, askingCluster, planner.plan(file, client, now), generation, now);
    }

    /** Answers a phone's question. The stage completes on any thread, soon after the deadline at the latest. */
    public CompletionStage<Answer> resolve(Question question) {
        remember(question);
        CompletionStage<Answer> first = from(0, question);
        Optional<Question> next = question.otherwise();
        return next.isEmpty() ? first : new SecondPlan(() -> from(0, next.get())).after(first, timers, deadline / 2);
    }

    /** What each link would do with the question, up to the one that answers it. */
    public List<Step> explain(Question question) {
        List<Step> steps = new ArrayList<>();
        for (Link link : chain) {
            Step step = link.explain(question);
            steps.add(step);
            if (step.verdict() != Step.Verdict.PASSES) {
                break;
            }
        }
        return steps;
    }

    private CompletionStage<Answer> from(int first, Question question) {
        int place = first;
        CompletionStage<Optional<Answer>> found = chain.get(place).find(question);
        // Most links pass at once: a stage for each of them would cost more than the rest of an answer from memory.
        while (found == Link.PASS) {
            place++;
            found = chain.get(place).find(question);
        }
        int next = place + 1;
        return found.thenCompose(
                answer -> answer.isPresent() ? CompletableFuture.completedFuture(answer.get()) : from(next, question));
    }

    /** What any answer to a question for this file depends on. */
    private static Set<Tag> tagsOfAnyAnswer(ClassifiedName file) {
        Set<Tag> tags = new HashSet<>(Tag.of(file));
        tags.add(new Tag.Clusters());
        tags.add(new Tag.Signer());
        return tags;
    }

    /** A phone that asks for its own file tells who speaks from its address (RES-8); a peer speaks for many. */
    private void remember(Question question) {
        NameClass nameClass = question.file().nameClass();
        boolean own = nameClass == NameClass.DEVICE || nameClass == NameClass.DEVICE_TRUST;
        if (own && question.askingCluster().isEmpty()) {
            question.file().device().ifPresent(device -> clients.heard(question.client(), device, question.asked()));
        }
    }
}
