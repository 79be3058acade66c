package io.option150.edge.warm.play;

import io.option150.edge.front.tftp.TftpFront;
import io.option150.edge.rehearsal.RehearsedNames;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Files that are there, in single blocks and in windows, and one that is not, over TFTP. */
final class TftpExercise implements Exercise {

    /** Every how many files one is fetched in windows. */
    private static final int LARGE = 8;

    private final TftpFront front;
    private final RehearsedNames names;
    private final AtomicInteger turn = new AtomicInteger();

    TftpExercise(TftpFront front, RehearsedNames names) {
        this.front = front;
        this.names = names;
    }

    @Override
    public String name() {
        return "tftp";
    }

    @Override
    public boolean isPossible() {
        return !front.addresses().isEmpty();
    }

    @Override
    public boolean once() throws IOException {
        List<InetSocketAddress> served = front.addresses();
        int now = turn.getAndIncrement();
        InetSocketAddress server = Loopback.of(served.get(Math.floorMod(now, served.size())));
        try (AskedFile file = new AskedFile(server)) {
            if (now % LARGE == 0) {
                return file.fetch(names.large(), 16) > 0;
            }
            return now % 2 == 0
                    ? file.fetch(names.small(), 1) > 0
                    : file.fetch(names.missing(), 1) == AskedFile.MISSING;
        }
    }

    @Override
    public void close() {
        // Each file has a socket of its own, which is closed with it.
    }
}
