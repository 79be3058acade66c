package io.option150.edge.feed;

import io.option150.edge.tracing.Spans;
import io.option150.edge.view.Loaded;

/** What the readers of all topics work with. */
record FeedParts(
        EventTable table, Loaded loaded, FeedMetrics metrics, Refusals refusals, Spans spans, FeedSettings settings) {}
