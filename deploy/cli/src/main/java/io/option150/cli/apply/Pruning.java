package io.option150.cli.apply;

import io.option150.cli.failure.Exit;
import io.option150.cli.failure.Failure;
import io.option150.cli.output.Out;
import io.option150.cli.output.Progress;
import io.option150.cli.server.ApiPath;
import io.option150.cli.server.Server;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Removes what a set has and no document describes any more: what depends on others goes before them. */
final class Pruning {

    private final Server server;
    private final Out out;
    private final List<Member> there;
    private final List<Member> left = new ArrayList<>();
    private final Map<String, String> parents = new HashMap<>();

    /** Looks which of these are there at all: an admin may have removed some by hand. */
    Pruning(Server server, Out out, List<Member> gone) {
        this.server = server;
        this.out = out;
        there = gone.stream()
                .filter(this::isThere)
                .sorted(Comparator.comparing(Member::kind).reversed())
                .toList();
    }

    List<Change> changes() {
        return there.stream()
                .map(member -> new Change(member.kind().word(), member.name(), Change.Action.REMOVE, List.of()))
                .toList();
    }

    /**
     * Removes them. What is refused harms nothing else.
     *
     * @return a line for each refusal
     */
    List<String> apply() {
        List<String> refusals = new ArrayList<>();
        try (var progress = new Progress(out, "removals", there.size())) {
            int done = 0;
            for (var member : inOrder()) {
                try {
                    server.callIfThere("DELETE", path(member), null);
                } catch (Failure refused) {
                    if (refused.exit() == Exit.UNREACHABLE) {
                        throw refused;
                    }
                    left.add(member);
                    refusals.add(member.kind().word() + " " + member.name() + ": " + String.join(";", refused.lines()));
                }
                progress.at(++done);
            }
        }
        return refusals;
    }

    /** Profiles after those that inherit from them. */
    private List<Member> inOrder() {
        List<Member> order = new ArrayList<>();
        for (var member : there) {
            if (member.kind() == Kind.PROFILE) {
                place(member, order);
            } else {
                order.add(member);
            }
        }
        return order;
    }

    private void place(Member profile, List<Member> order) {
        if (order.contains(profile)) {
            return;
        }
        for (var other : there) {
            if (other.kind() == Kind.PROFILE && profile.name().equals(parents.get(other.name()))) {
                place(other, order);
            }
        }
        order.add(profile);
    }

    /** Those whose removal was refused. */
    List<Member> left() {
        return List.copyOf(left);
    }

    private boolean isThere(Member member) {
        if (member.kind() == Kind.FILE) {
            return FilePart.find(server, member.name()) != null;
        }
        var found = server.find(path(member));
        found.ifPresent(it -> parents.put(member.name(), it.path("parent").asText()));
        return found.isPresent();
    }

    private static ApiPath path(Member member) {
        return switch (member.kind()) {
            case DISCOVERY_SOURCE -> DiscoverySourcePart.path(member.name());
            case CLUSTER -> ApiPath.of("clusters", member.name());
            case DEVICE -> ApiPath.of("devices", member.name());
            case CALL_MANAGER_GROUP, TEMPLATE, PROFILE, DEVICE_CONFIG, COMMON_FILE ->
                ApiPath.of(RecordPart.path(member.kind()), member.name());
            case FILE -> ApiPath.of("files").below(member.name());
            default ->
                throw Failure.refused("a set has the " + member.kind().word() + " " + member.name()
                        + ", which this version cannot remove; nothing was changed");
        };
    }
}
