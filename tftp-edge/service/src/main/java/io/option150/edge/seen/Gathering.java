package io.option150.edge.seen;

import io.option150.edge.clock.Timers;
import io.option150.edge.content.StoredContent;
import io.option150.edge.request.EndedRequest;
import io.option150.edge.request.RequestWatch;
import io.option150.edge.resolve.Answer;
import io.option150.edge.resolve.Question;
import io.option150.edge.resolve.Voices;
import io.option150.edge.resolve.Voices.Voice;
import io.option150.edge.resolve.Witnesses;
import io.option150.edge.seen.facts.Facts;
import io.option150.tftp.net.Content;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/** Gathers what phones asked, on the thread of the request log. What other clusters' servers ask is none of it. */
@Singleton
final class Gathering implements RequestWatch {

    private final boolean enabled;
    private final PhoneTable table;
    private final PhoneNames names;
    private final Witnesses witnesses;
    private final Facts facts;
    private final Timers timers;

    Gathering(
            SeenSettings settings,
            PhoneTable table,
            PhoneNames names,
            Witnesses witnesses,
            Facts facts,
            Timers timers) {
        this.enabled = settings.enabled();
        this.table = table;
        this.names = names;
        this.witnesses = witnesses;
        this.facts = facts;
        this.timers = timers;
    }

    @Override
    public void ended(EndedRequest request) {
        Question question = request.question();
        if (!enabled || (question != null && question.askingCluster().isPresent())) {
            return;
        }
        long now = timers.now();
        if (!table.admits(now)) {
            return;
        }
        String device = question == null ? "" : names.device(question);
        String address = request.record().client();
        Answer answer = request.answer();
        StoredContent content = answer instanceof Answer.Found found ? found.content() : null;
        Supplier<List<Voice>> voices = question == null || answer == null ? List::of : witnesses.of(question, answer);
        int asked = question == null || answer == null || answer.voices() == Voices.NONE
                ? 0
                : question.plan().clusters().size();
        table.gather(
                device,
                address,
                new Gathered(
                        request.record(),
                        request.port(),
                        request.blockSize(),
                        request.unheard(),
                        content == null ? Content.UNKNOWN : content.length(),
                        content == null ? "" : content.sha256(),
                        facts.of(
                                content,
                                request.record().nameClass(),
                                request.record().name()),
                        voices,
                        asked),
                now);
    }
}
