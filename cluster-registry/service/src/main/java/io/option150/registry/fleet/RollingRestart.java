package io.option150.registry.fleet;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Restarts all copies, one after the other: tells the next one when the one before is back as it is desired. All that it knows
 * stands in the database, so that any copy of the registry takes the next step, after a restart of its own, too.
 */
@Singleton
class RollingRestart {

    private final Mutiny.SessionFactory database;
    private final DesiredStates desired;
    private final Duration limit;

    RollingRestart(Mutiny.SessionFactory database, DesiredStates desired, RestartSettings settings) {
        this.database = database;
        this.desired = desired;
        this.limit = settings.limit();
    }

    /** Takes the step that is due, if one is, and no other copy of the registry is at it. */
    Uni<Void> step(Instant now) {
        return database.withTransaction(session -> RestartSteps.tryLock(session)
                .chain(mine ->
                        mine ? RestartSteps.all(session) : Uni.createFrom().item(List.<RestartRow>of()))
                .chain(steps -> isOver(steps)
                        ? Uni.createFrom().voidItem()
                        : desired.views(session)
                                .chain(views -> advance(session, steps, views, now)
                                        .chain(() -> RestartSteps.add(session, steps, views.unasked(steps), now)))));
    }

    private static boolean isOver(List<RestartRow> steps) {
        return steps.stream().anyMatch(step -> step.state == RestartRow.State.FAILED)
                || steps.stream()
                        .noneMatch(step ->
                                step.state == RestartRow.State.WAITING || step.state == RestartRow.State.RESTARTING);
    }

    private Uni<Void> advance(Mutiny.Session session, List<RestartRow> steps, ServiceViews views, Instant now) {
        for (var step : steps) {
            switch (step.state) {
                case RESTARTING -> {
                    if (!views.isBack(step.edgeId, step.restart)) {
                        expire(step, now);
                        return Uni.createFrom().voidItem();
                    }
                    step.become(RestartRow.State.DONE, now, "");
                }
                case WAITING -> {
                    var deaf = views.deaf(step.edgeId);
                    if (deaf.isEmpty()) {
                        step.become(RestartRow.State.RESTARTING, now, "");
                        return desired.restart(session, step.edgeId, step.restart);
                    }
                    step.become(RestartRow.State.SKIPPED, now, deaf.get());
                }
                case DONE, SKIPPED, FAILED -> {
                    // Nothing is left to do.
                }
            }
        }
        return Uni.createFrom().voidItem();
    }

    private void expire(RestartRow step, Instant now) {
        if (now.isAfter(step.since.plus(limit))) {
            step.become(
                    RestartRow.State.FAILED,
                    now,
                    "it was not back within " + limit.toSeconds() + " s; the copies behind it are left alone");
        }
    }
}
