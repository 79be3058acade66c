package io.option150.storm.phone;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import org.jspecify.annotations.Nullable;

/** What one phone has its files over: a connection that is kept, or one for each file. */
final class HttpLine {

    private final LoopTools tools;
    private volatile @Nullable Channel kept;

    HttpLine(LoopTools tools) {
        this.tools = tools;
    }

    boolean isKept() {
        return tools.plan().http().kept();
    }

    /** A connection to ask over: the kept one while it is open. */
    ChannelFuture open() {
        Channel there = kept;
        if (there != null && there.isActive()) {
            return there.newSucceededFuture();
        }
        ChannelFuture opened = tools.http().connect();
        kept = isKept() ? opened.channel() : null;
        return opened;
    }

    /** The phone is off. */
    void close() {
        Channel there = kept;
        if (there != null) {
            var unused = there.close();
        }
    }
}
