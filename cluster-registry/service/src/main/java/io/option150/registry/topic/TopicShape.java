package io.option150.registry.topic;

import java.util.Map;

/**
 * A topic as its reader needs it.
 *
 * @param name its name
 * @param partitions how many it is made with
 * @param onlyPartitions whether it is not read with another number; else it gets more where it has fewer
 * @param compacted whether Kafka keeps the last record of each key alone
 * @param settings those of the topic; what somebody set otherwise stays, but for the policy that {@code compacted} demands
 */
public record TopicShape(
        String name, int partitions, boolean onlyPartitions, boolean compacted, Map<String, String> settings) {

    public TopicShape {
        settings = Map.copyOf(settings);
    }
}
