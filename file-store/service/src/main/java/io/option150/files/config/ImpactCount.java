package io.option150.files.config;

import io.option150.config.record.Refusal;
import io.option150.files.render.Rendering;
import io.option150.files.tree.MadeFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Adds up what a change would do, phone by phone. For one at a time. */
final class ImpactCount {

    private static final Logger LOG = Logger.getLogger(ImpactCount.class);

    private static final int MOST_REASONS = 20;

    /** More are counted as refused, but not told: reasons may be as many as phones. */
    private static final int MOST_KEPT = 1000;

    private static final Reason FAILED =
            new Reason("failed", "The files could not be made; the file store's log says why.", "");

    private final Map<Reason, Phones> reasons = new LinkedHashMap<>();
    private final List<Impact.Example> examples = new ArrayList<>();
    private final int mostExamples;
    private long looked;
    private long changed;
    private long unchanged;
    private long byHand;
    private long refused;

    ImpactCount(int mostExamples) {
        this.mostExamples = mostExamples;
    }

    private record Reason(String rule, String why, String value) {}

    private static final class Phones {

        private final String example;
        private long count;

        Phones(String example) {
            this.example = example;
        }
    }

    /** Counts one; answers whether an example of it is wanted. */
    boolean add(String device, Rendering rendering, MadeFiles.Outcome outcome) {
        looked++;
        switch (rendering) {
            case Rendering.Made made -> {
                boolean isByHand =
                        made.ready().stream().anyMatch(it -> outcome.byHand().contains(it.path()));
                if (made.ready().stream().anyMatch(it -> outcome.written().contains(it.path()))) {
                    changed++;
                    return examples.size() < mostExamples;
                }
                if (isByHand) {
                    byHand++;
                } else {
                    unchanged++;
                }
            }
            case Rendering.Refused no ->
                no.why().refusals().stream().findFirst().ifPresent(it -> refuse(device, of(it)));
            case Rendering.Unfit no -> {
                var first = no.errors().getFirst();
                refuse(device, new Reason(first.rule().id(), first.why(), first.value()));
            }
            case Rendering.Failed failed -> fail(device, failed);
        }
        return false;
    }

    void example(Impact.Example example) {
        if (examples.size() < mostExamples) {
            examples.add(example);
        }
    }

    Impact of(long phones) {
        var told = reasons.entrySet().stream()
                .map(it -> new Impact.Refusals(
                        it.getKey().rule(),
                        it.getKey().why(),
                        it.getKey().value(),
                        it.getValue().count,
                        it.getValue().example))
                .sorted(Comparator.comparingLong(Impact.Refusals::phones).reversed())
                .limit(MOST_REASONS)
                .toList();
        return new Impact(
                phones, 0, looked, looked >= phones, changed, unchanged, byHand, refused, told, List.copyOf(examples));
    }

    private void refuse(String device, Reason reason) {
        refused++;
        if (reasons.size() < MOST_KEPT || reasons.containsKey(reason)) {
            reasons.computeIfAbsent(reason, _ -> new Phones(device)).count++;
        }
    }

    /** Told once: what fails with one phone likely fails with others. */
    private void fail(String device, Rendering.Failed failed) {
        if (!reasons.containsKey(FAILED)) {
            LOG.errorf(failed.why(), "The files of %s cannot be made, nor be told before a change", device);
        }
        refuse(device, FAILED);
    }

    private static Reason of(Refusal refusal) {
        return new Reason("record", refusal.field() + " " + refusal.rule() + ".", refusal.value());
    }
}
