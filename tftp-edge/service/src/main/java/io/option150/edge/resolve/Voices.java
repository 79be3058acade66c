package io.option150.edge.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The clusters to which a question was put, in the order of asking, and what each said. Grows while answers come, those too
 * that come behind the one that won. Safe for use by several threads.
 */
public final class Voices {

    /** Nobody had to be asked. */
    public static final Voices NONE = new Voices(List.of(), new AtomicReferenceArray<>(0), null);

    /** What one can say. */
    public enum Word {
        /** It has the file. */
        YES,
        /** It has no such file. */
        NO,
        /** It could not be reached, failed, or took longer than it may. */
        SILENT
    }

    /** One that was asked. */
    public record Voice(String clusterId, Word word) {}

    private final List<String> clusters;
    /** By place; null: not asked, or it has not answered yet. */
    private final AtomicReferenceArray<@Nullable Word> words;

    private final @Nullable Voices before;

    /** Of those clusters, of which none has been asked yet. */
    Voices(List<String> clusters) {
        this(clusters, new AtomicReferenceArray<>(clusters.size()), null);
    }

    private Voices(List<String> clusters, AtomicReferenceArray<@Nullable Word> words, @Nullable Voices before) {
        this.clusters = clusters;
        this.words = words;
        this.before = before;
    }

    /** These, behind others that were asked before. */
    Voices after(Voices others) {
        return others == NONE ? this : this == NONE ? others : new Voices(clusters, words, others);
    }

    /** Notes what the cluster at this place answers. */
    CompletionStage<Answer> hear(int place, CompletionStage<Answer> answer) {
        // Silent until it has said something.
        words.set(place, Word.SILENT);
        return answer.thenApply(came -> {
            words.set(
                    place,
                    switch (came) {
                        case Answer.Found _ -> Word.YES;
                        case Answer.NotFound _ -> Word.NO;
                        case Answer.Unreachable _ -> Word.SILENT;
                    });
            return came;
        });
    }

    /**
     * What has been said up to now. Who has said nothing is silent.
     *
     * @param winner whose file was given, empty when none was; behind it nobody's answer was awaited, so that nobody there
     *     counts as silent
     */
    List<Voice> all(String winner) {
        List<Voice> all = before == null ? new ArrayList<>() : before.all("");
        boolean awaited = true;
        for (int place = 0; place < clusters.size(); place++) {
            Word word = words.get(place);
            if (word != null && (awaited || word != Word.SILENT)) {
                all.add(new Voice(clusters.get(place), word));
            }
            awaited &= !clusters.get(place).equals(winner);
        }
        return all;
    }
}
