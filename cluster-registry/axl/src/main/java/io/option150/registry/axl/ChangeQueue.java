package io.option150.registry.axl;

import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.failure.AxlFailure;
import io.option150.registry.axl.site.Change;
import io.option150.registry.axl.site.ChangePoint;
import io.option150.registry.axl.site.Changes;
import io.option150.registry.axl.soap.Element;
import io.option150.registry.axl.soap.SoapRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code listChange}: a cluster's queue of changes. */
final class ChangeQueue {

    private static final String OPERATION = "listChange";

    private ChangeQueue() {}

    static SoapRequest request(Optional<ChangePoint> since, List<String> types) {
        List<Element> parts = new ArrayList<>();
        since.ifPresent(point -> parts.add(
                Element.of("startChangeId", Long.toString(point.changeId())).with("queueId", point.queueId())));
        if (since.isPresent() && !types.isEmpty()) {
            parts.add(Element.of(
                    "objectList",
                    types.stream().map(type -> Element.of("object", type)).toArray(Element[]::new)));
        }
        return new SoapRequest(OPERATION, parts);
    }

    static Changes read(List<Element> answer, Optional<ChangePoint> since) throws AxlException {
        Element info = answer.stream()
                .filter(part -> part.name().equals("queueInfo"))
                .findFirst()
                .orElseThrow(() -> new AxlException(new AxlFailure.Malformed(OPERATION, "it has no queueInfo")));
        var next = new ChangePoint(Rows.required(info, "queueId"), Rows.number(info, "nextStartChangeId"));
        long first = Rows.number(info, "firstChangeId");
        List<Change> changes = new ArrayList<>();
        for (Element part : answer) {
            if (part.name().equals("change")) {
                changes.add(Rows.change(part));
            }
        }
        boolean gap = since.filter(point -> isGap(point, next, first)).isPresent();
        return new Changes(next, gap, changes);
    }

    private static boolean isGap(ChangePoint since, ChangePoint next, long first) {
        return !since.queueId().equals(next.queueId())
                || since.changeId() < first
                // The queue went back: the cluster was restored from a backup.
                || since.changeId() > next.changeId();
    }
}
