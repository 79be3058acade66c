package io.option150.registry.story.rule;

import io.option150.registry.story.Finding;
import io.option150.registry.story.FindingKind;
import io.option150.registry.story.boot.Asked;
import io.option150.registry.story.boot.Boot;
import io.option150.registry.story.boot.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * S18: a phone that could ask by HTTP does everything by TFTP, and pauses before each name: its connections to 6970 run into
 * a filter. A port that is closed costs no time, and so no finding. An edge cannot see a connection that failed; pauses of
 * 20 s and more look like boots of their own. One name by TFTP after our own 503 is none (N02).
 */
final class HttpThenTftp implements Rule {

    /** No phone takes so long from one trust list to the next by itself: all names take 1 to 2 s together. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    private static final int FEWEST_PAUSES = 2;

    /** Words and loads of the 7800 and 8800 series. */
    private static final Pattern HTTP_FAMILY =
            Pattern.compile("(?:.*/)?(?:sp-|sl-be-|sl-bev-)[^/]*\\.jar|sip(?:78|88)[^/]*\\.loads");

    @Override
    public Optional<Finding> look(Reading reading) {
        return reading.newestBoot()
                .filter(boot -> boot.asked().stream().allMatch(Asked::isTftp))
                .filter(_ -> knowsHttp(reading))
                .map(HttpThenTftp::starts)
                .filter(HttpThenTftp::isPaused)
                .flatMap(starts -> Rule.found(
                        FindingKind.HTTP_THEN_TFTP,
                        starts,
                        Map.of(
                                "device",
                                reading.name(),
                                "address",
                                reading.story().address())));
    }

    private static boolean knowsHttp(Reading reading) {
        Stream<String> asked = reading.asked().stream().map(Asked::key);
        Stream<String> named =
                reading.boots().stream().flatMap(boot -> boot.named().stream()).map(it -> it.name());
        return reading.story().memory().http()
                || reading.asked().stream().anyMatch(it -> !it.isTftp())
                || Stream.concat(asked, named)
                        .anyMatch(name -> HTTP_FAMILY.matcher(name).matches());
    }

    private static List<Asked> starts(Boot boot) {
        return boot.asked().stream().filter(Asked::isOfStart).toList();
    }

    private static boolean isPaused(List<Asked> starts) {
        for (int at = 1; at < starts.size(); at++) {
            Duration pause =
                    Duration.between(starts.get(at - 1).end(), starts.get(at).time());
            if (pause.compareTo(PAUSE) < 0
                    || starts.get(at).key().equals(starts.get(at - 1).key())) {
                return false;
            }
        }
        return starts.size() > FEWEST_PAUSES;
    }
}
