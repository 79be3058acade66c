package io.option150.registry.fleet;

import io.option150.registry.contract.RegistryTopics;
import io.option150.registry.contract.ServiceState;
import io.option150.registry.fleet.ServiceView.Copy;
import io.option150.registry.fleet.ServiceView.Reported;
import io.option150.registry.fleet.ServiceView.Rollout;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is desired, beside what copies tell. */
final class ServiceViews {

    private final Map<String, DesiredRow> rows;
    private final Map<String, EdgeView> edges;

    ServiceViews(List<DesiredRow> rows, List<EdgeView> edges) {
        this.rows = rows.stream().collect(Collectors.toMap(row -> row.key, Function.identity()));
        this.edges = edges.stream().collect(Collectors.toMap(EdgeView::edgeId, Function.identity()));
    }

    /** Of all copies. */
    DesiredRow all() {
        return Objects.requireNonNull(rows.get(RegistryTopics.SERVICE_EDGE), "there from the first migration on");
    }

    /** Of all copies to which nothing else was told. */
    ServiceState state() {
        return Objects.requireNonNull(all().state, "the table's check sees to it");
    }

    /** What was told to this copy alone; null: nothing. */
    @Nullable
    DesiredRow own(String edgeId) {
        return edgeId.equals(RegistryTopics.SERVICE_EDGE) ? null : rows.get(edgeId);
    }

    /** The state that is desired of this copy. */
    ServiceState state(String edgeId) {
        var own = own(edgeId);
        return own == null || own.state == null ? state() : own.state;
    }

    /** The highest restart number of any copy. */
    long restart() {
        var told = rows.values().stream().mapToLong(row -> row.restart).max().orElse(0);
        var obeyed = edges.values().stream().mapToLong(EdgeView::restart).max().orElse(0);
        return Math.max(told, obeyed);
    }

    /** The highest number that this copy was told or has obeyed. */
    long restart(String edgeId) {
        var own = own(edgeId);
        var edge = edges.get(edgeId);
        return Math.max(own == null ? 0 : own.restart, edge == null ? 0 : edge.restart());
    }

    /** Whether a copy is back from the restart of this number, as it is desired. */
    boolean isBack(String edgeId, long restart) {
        var edge = edges.get(edgeId);
        return edge != null
                && edge.silentSince() == null
                && edge.restart() >= restart
                && edge.state().equals(state(edgeId).text());
    }

    /** Copies that are heard and have no part in a restart of all, though they were there when it was asked for. */
    List<String> unasked(List<RestartRow> steps) {
        long number = steps.getFirst().restart;
        return edges.values().stream()
                .filter(edge -> edge.silentSince() == null && edge.restart() < number)
                .map(EdgeView::edgeId)
                .filter(id -> steps.stream().noneMatch(step -> step.edgeId.equals(id)))
                .toList();
    }

    /** Whether this copy tells of itself, and can be told something. */
    Optional<String> deaf(String edgeId) {
        if (edgeId.equals(RegistryTopics.SERVICE_EDGE)) {
            return Optional.of("its id is the name of all; give it another by option150.fleet.edge-id");
        }
        var edge = edges.get(edgeId);
        return edge == null || edge.silentSince() != null ? Optional.of("it was not heard for 15 s") : Optional.empty();
    }

    /** The whole. */
    ServiceView view(List<RestartRow> steps) {
        var ids = new TreeSet<>(edges.keySet());
        rows.keySet().stream()
                .filter(key -> !key.equals(RegistryTopics.SERVICE_EDGE))
                .forEach(ids::add);
        return new ServiceView(
                RegistryTopics.SERVICE_EDGE,
                state(),
                restart(),
                steps.isEmpty() ? null : rollout(steps),
                ids.stream().map(this::make).toList(),
                all().sequence);
    }

    /** One copy, when it was heard or told something. */
    Optional<Copy> copy(String edgeId) {
        return own(edgeId) == null && !edges.containsKey(edgeId) ? Optional.empty() : Optional.of(make(edgeId));
    }

    private Copy make(String edgeId) {
        var own = own(edgeId);
        var edge = edges.get(edgeId);
        return new Copy(
                edgeId,
                state(edgeId),
                own != null && own.state != null,
                restart(edgeId),
                edge == null
                        ? null
                        : new Reported(
                                edge.state(),
                                edge.desired(),
                                edge.restart(),
                                edge.steps(),
                                edge.lastSeen(),
                                edge.silentSince()),
                own == null ? 0 : own.sequence);
    }

    private static Rollout rollout(List<RestartRow> steps) {
        boolean failed = steps.stream().anyMatch(step -> step.state == RestartRow.State.FAILED);
        boolean busy = steps.stream()
                .anyMatch(step -> step.state == RestartRow.State.WAITING || step.state == RestartRow.State.RESTARTING);
        return new Rollout(
                steps.getFirst().restart,
                failed ? "failed" : busy ? "running" : "done",
                steps.stream().map(RestartRow::toView).toList());
    }
}
