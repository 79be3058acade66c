package io.option150.registry.fleet;

import io.option150.registry.contract.EdgeBeat;
import io.option150.registry.contract.ServiceState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all copies of the edge are to do, and what each reports.
 *
 * @param name {@code tftp-edge}
 * @param state that is desired of copies to which nothing else was told
 * @param restart the highest number that is known; a higher one restarts all, copy by copy
 * @param rollout the restart of all that was asked for last; null: none was
 * @param edges those that were heard within a day, and those that were told something
 * @param sequence version of what is desired
 */
public record ServiceView(
        String name,
        ServiceState state,
        long restart,
        @Nullable Rollout rollout,
        List<Copy> edges,
        long sequence) {

    /**
     * A restart of all copies, one after the other.
     *
     * @param restart its number
     * @param state {@code running}, {@code done}, or {@code failed}: the copies behind the one that did not come back are left alone
     * @param steps in their order
     */
    public record Rollout(long restart, String state, List<Step> steps) {}

    /**
     * How far it is with one copy.
     *
     * @param edgeId the copy
     * @param state {@code waiting}, {@code restarting}, {@code done}, {@code skipped} or {@code failed}
     * @param since when it became so
     * @param reason why it was skipped or failed; empty else
     */
    public record Step(String edgeId, String state, Instant since, String reason) {}

    /**
     * One copy.
     *
     * @param edgeId its name
     * @param state that is desired of it
     * @param own whether that was said of this copy alone
     * @param restart the number that it was told or has obeyed; a higher one restarts it
     * @param reported what it told last; null: it was not heard within a day
     * @param sequence version of what is desired of this copy alone; 0: nothing is
     */
    public record Copy(
            String edgeId,
            ServiceState state,
            boolean own,
            long restart,
            @Nullable Reported reported,
            long sequence) {}

    /**
     * What a copy told.
     *
     * @param state {@code starting}, {@code running}, {@code stopping} or {@code stopped}
     * @param desired that it has heard of; null: of none
     * @param restart number that it has obeyed
     * @param steps of the last stop, start or restart that it was told
     * @param lastSeen when it told so
     * @param silentSince the same, when that is more than 15 s ago; null: it is heard
     */
    public record Reported(
            String state,
            @Nullable ServiceState desired,
            long restart,
            List<EdgeBeat.Step> steps,
            Instant lastSeen,
            @Nullable Instant silentSince) {}
}
