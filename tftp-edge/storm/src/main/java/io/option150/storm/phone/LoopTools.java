package io.option150.storm.phone;

import io.option150.storm.plan.Plan;
import io.option150.tftp.net.loop.EventLoop;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * What the phones of one loop share.
 *
 * @param loop whose thread they live on
 * @param packet in which packets are made; used up at once
 * @param dice decides which packets get lost
 * @param http connections of those that speak HTTP
 */
public record LoopTools(Plan plan, EventLoop loop, ByteBuffer packet, RandomGenerator dice, HttpClients http) {

    /** Whether the next packet gets lost. */
    boolean loses() {
        double loss = plan.tftp().loss();
        return loss > 0 && dice.nextDouble() < loss;
    }
}
