package io.option150.edge.seen;

import io.option150.edge.clock.Timers;
import io.option150.edge.content.StoredContent;
import io.option150.edge.name.NameMac;
import io.option150.edge.request.EndedRequest;
import io.option150.edge.request.RequestWatch;
import io.option150.edge.resolve.Answer;
import io.option150.edge.resolve.Question;
import io.option150.edge.resolve.Voices.Voice;
import io.option150.edge.resolve.Witnesses;
import io.option150.edge.view.View;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/** Gathers what phones asked, on the thread of the request log. What other clusters' servers ask is none of it. */
@Singleton
final class Gathering implements RequestWatch {

    private final boolean enabled;
    private final PhoneTable table;
    private final View view;
    private final Witnesses witnesses;
    private final Timers timers;

    Gathering(SeenSettings settings, PhoneTable table, View view, Witnesses witnesses, Timers timers) {
        this.enabled = settings.enabled();
        this.table = table;
        this.view = view;
        this.witnesses = witnesses;
        this.timers = timers;
    }

    @Override
    public void ended(EndedRequest request) {
        Question question = request.question();
        if (!enabled || (question != null && question.askingCluster().isPresent())) {
            return;
        }
        Answer answer = request.answer();
        StoredContent content = answer instanceof Answer.Found found ? found.content() : null;
        Supplier<List<Voice>> voices = question == null || answer == null ? List::of : witnesses.of(question, answer);
        table.gather(
                question == null ? "" : device(question),
                request.record().client(),
                new Gathered(request.record(), request.port(), request.blockSize(), request.unheard(), content, voices),
                timers.now());
    }

    /** The device that a name tells, in upper case: a registered one, or one whose name carries a MAC. */
    private String device(Question question) {
        String key = question.file().device().orElse("");
        if (key.isEmpty() || view.owner(key) != null) {
            return key;
        }
        return NameMac.in(key) ? NameMac.deviceName(key) : "";
    }
}
