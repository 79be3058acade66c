package io.option150.tftp.net.datagram.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Waits for sockets. An event is flags (4) and data (8), of which the first four bytes hold the descriptor; on x86_64
 * they follow each other without padding, elsewhere the data are aligned.
 */
final class Epoll {
    private static final int CLOEXEC = 0x80000;
    private static final int ADD = 1;
    private static final int EPOLLIN = 1;
    private static final int MOST = 256;

    private final Libc libc;
    private final int fd;
    private final int dataOffset;
    private final int stride;
    private final MemorySegment events;
    private final MemorySegment event;

    private Epoll(Libc libc, int fd, boolean packed) {
        this.libc = libc;
        this.fd = fd;
        dataOffset = packed ? 4 : 8;
        stride = dataOffset + 8;
        events = Arena.ofAuto().allocate((long) MOST * stride, 8);
        event = Arena.ofAuto().allocate(stride, 8);
    }

    static Epoll open(Libc libc) throws IOException {
        int fd = libc.epollCreate1(CLOEXEC);
        if (fd < 0) {
            throw new IOException("no epoll: " + Errors.text(-fd));
        }
        return new Epoll(libc, fd, System.getProperty("os.arch", "").equals("amd64"));
    }

    void add(int descriptor) throws IOException {
        event.set(JAVA_INT, 0, EPOLLIN);
        event.set(JAVA_INT_UNALIGNED, dataOffset, descriptor);
        int outcome = libc.epollCtl(fd, ADD, descriptor, event);
        if (outcome < 0) {
            throw new IOException("epoll does not take a socket: " + Errors.text(-outcome));
        }
    }

    /** Waits; returns the number of descriptors that are ready, 0 as well when the wait was cut short. */
    int await(int millis) throws IOException {
        int ready = libc.epollWait(fd, events, MOST, millis);
        if (ready < 0 && ready != -Libc.EINTR) {
            throw new IOException("epoll failed: " + Errors.text(-ready));
        }
        return Math.max(0, ready);
    }

    /** The descriptor of an event of the latest wait. */
    int descriptor(int index) {
        return events.get(JAVA_INT_UNALIGNED, (long) index * stride + dataOffset);
    }

    void close() {
        libc.close(fd);
    }
}
