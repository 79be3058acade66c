package io.option150.registry.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What bears on a phone and is not in its own requests.
 *
 * @param sameAddress device names of other phones that asked from its address in the last 10 minutes
 * @param crowd the newest time at which the other phones of its home or site came at once; null: they did not
 * @param homeAnswered when its home last said yes or no to any phone; null: not known
 */
public record Neighbourhood(
        List<String> sameAddress,
        @Nullable Crowd crowd,
        @Nullable Instant homeAnswered) {

    /** Nothing is known. */
    public static final Neighbourhood UNKNOWN = new Neighbourhood(List.of(), null, null);

    public Neighbourhood {
        sameAddress = List.copyOf(sameAddress);
    }

    /**
     * Phones of one home or site that came in a short time: a power cut, a mass reset.
     *
     * @param place cluster id or subnet
     * @param from when the first of them came
     * @param to when the last did
     * @param seen how many came
     * @param phones how many there are
     */
    public record Crowd(String place, Instant from, Instant to, int seen, int phones) {

        /** How short a short time is: phones of one power cut boot within few minutes, a paced mass reset takes longer. */
        public static final Duration SPAN = Duration.ofMinutes(10);

        public Crowd {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }

        /**
         * The most phones that came within {@link #SPAN}, the newest if there are several.
         *
         * @param boots when each of the place's other phones came last; a phone that was never seen has none
         * @param phones how many other phones there are, those never seen counted
         * @return null where there are none
         */
        public static @Nullable Crowd of(String place, Collection<Instant> boots, int phones) {
            var times = new ArrayList<>(boots);
            Collections.sort(times);
            Crowd best = null;
            for (int first = 0, last = 0; last < times.size(); last++) {
                while (times.get(first).plus(SPAN).isBefore(times.get(last))) {
                    first++;
                }
                int seen = last - first + 1;
                if (best == null || seen >= best.seen) {
                    best = new Crowd(place, times.get(first), times.get(last), seen, phones);
                }
            }
            return best;
        }
    }
}
