package io.option150.edge.resolve;

import io.option150.edge.name.NameClass;
import io.option150.edge.resolve.Voices.Voice;
import io.option150.edge.resolve.Voices.Word;
import io.option150.registry.contract.ClusterRecord;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tells afterwards who said what to a question. While it is answered from memory nobody writes that down: it follows from the
 * plan and from whose bytes they were. Off the loops.
 */
@Singleton
public final class Witnesses {

    /** The suite's own files among clusters. */
    public static final String OWN = "own";

    /** Told of at the most; there may be a thousand clusters. */
    private static final int MOST = 32;

    /** Clusters behind the one that won of which it is looked up whether they have a device's file, too. */
    private static final int MOST_OTHERS = 8;

    private final RemoteCopies copies;

    Witnesses(RemoteCopies copies) {
        this.copies = copies;
    }

    /**
     * Who said what, in the order of asking.
     *
     * @return gives what is known when it is called: answers that lost may come later than the one that won
     */
    public Supplier<List<Voice>> of(Question question, Answer answer) {
        Voices voices = answer.voices();
        String winner = winner(answer);
        if (voices == Voices.NONE) {
            List<Voice> known = bounded(fromMemory(question, answer, winner));
            return () -> known;
        }
        // Without the question: what is held of it until somebody asks is small.
        boolean ownFirst = question.plan().ownFiles();
        boolean ownLater = question.plan().otherwise().filter(Plan::ownFiles).isPresent();
        return () -> bounded(asked(voices.all(winner), winner, ownFirst, ownLater));
    }

    /** Our own files have no such name, or the clusters would not have been asked. */
    private static List<Voice> asked(List<Voice> all, String winner, boolean ownFirst, boolean ownLater) {
        if (ownFirst) {
            all.addFirst(new Voice(OWN, Word.NO));
        } else if (ownLater && !winner.equals(OWN)) {
            all.add(new Voice(OWN, Word.NO));
        }
        if (!winner.isEmpty()
                && all.stream().noneMatch(voice -> voice.clusterId().equals(winner))) {
            all.add(new Voice(winner, Word.YES));
        }
        return all;
    }

    private List<Voice> fromMemory(Question question, Answer answer, String winner) {
        List<Voice> all = new ArrayList<>();
        Plan plan = question.plan();
        if (answer instanceof Answer.Unreachable) {
            return plan.ownFiles() ? List.of(new Voice(OWN, Word.SILENT)) : List.of();
        }
        while (plan != null) {
            if (plan.ownFiles()) {
                all.add(new Voice(OWN, winner.equals(OWN) ? Word.YES : Word.NO));
            }
            if (winner.equals(OWN) && plan.ownFiles()) {
                return all;
            }
            for (ClusterRecord cluster : plan.clusters()) {
                boolean won = cluster.clusterId().equals(winner);
                if (won || all.size() < MOST - 1) {
                    all.add(new Voice(cluster.clusterId(), won ? Word.YES : Word.NO));
                }
                if (won) {
                    others(question, plan, cluster, all);
                    return all;
                }
            }
            plan = plan.otherwise().orElse(null);
        }
        return all;
    }

    /** That two clusters have a device's file matters to people, and both stay known for as long as their answers are held. */
    private void others(Question question, Plan plan, ClusterRecord winner, List<Voice> all) {
        if (question.file().nameClass() != NameClass.DEVICE) {
            return;
        }
        plan.clusters().stream()
                .map(ClusterRecord::clusterId)
                .dropWhile(id -> !id.equals(winner.clusterId()))
                .skip(1)
                .limit(MOST_OTHERS)
                .forEach(id -> {
                    Word word = copies.known(question, id);
                    if (word != null) {
                        all.add(new Voice(id, word));
                    }
                });
    }

    private static String winner(Answer answer) {
        if (!(answer instanceof Answer.Found found)) {
            return "";
        }
        String cluster = found.origin().clusterId();
        return cluster.isEmpty() ? OWN : cluster;
    }

    /** Of too many those first that did not say no. */
    private static List<Voice> bounded(List<Voice> all) {
        if (all.size() <= MOST) {
            return all;
        }
        long telling = all.stream()
                .filter(voice -> voice.word() != Word.NO)
                .limit(MOST)
                .count();
        List<Voice> kept = new ArrayList<>();
        long noes = MOST - telling;
        for (Voice voice : all) {
            boolean no = voice.word() == Word.NO;
            if (kept.size() < MOST && (!no || noes-- > 0)) {
                kept.add(voice);
            }
        }
        return kept;
    }
}
