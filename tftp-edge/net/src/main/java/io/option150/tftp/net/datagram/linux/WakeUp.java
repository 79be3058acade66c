package io.option150.tftp.net.datagram.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Ends a loop's wait from another thread, by an event descriptor among its sockets. Calls that come close are one. */
final class WakeUp {
    private static final int NONBLOCK_CLOEXEC = 0x80800;

    private final Libc loopSide;
    /** Of its own, since an error number belongs to the thread that calls. */
    private final Libc otherSide = new Libc();

    private final int fd;
    private final MemorySegment counter = Arena.ofAuto().allocate(8, 8);
    private final MemorySegment one = Arena.ofAuto().allocate(8, 8);

    private boolean rung;
    private boolean closed;

    private WakeUp(Libc libc, int fd) {
        this.loopSide = libc;
        this.fd = fd;
        one.set(JAVA_LONG, 0, 1);
    }

    static WakeUp open(Libc libc) throws IOException {
        int fd = libc.eventfd(0, NONBLOCK_CLOEXEC);
        if (fd < 0) {
            throw new IOException("no event descriptor: " + Errors.text(-fd));
        }
        return new WakeUp(libc, fd);
    }

    int fd() {
        return fd;
    }

    synchronized void ring() {
        if (!rung && !closed) {
            rung = true;
            otherSide.write(fd, one, Long.BYTES);
        }
    }

    /** The loop has woken up; a later ring counts anew. */
    synchronized void heard() {
        rung = false;
        loopSide.read(fd, counter, Long.BYTES);
    }

    synchronized void close() {
        closed = true;
        loopSide.close(fd);
    }
}
