package io.option150.tftp.net.datagram.linux;

import io.option150.tftp.net.datagram.Arrivals;
import io.option150.tftp.net.datagram.DatagramPort;
import io.option150.tftp.net.datagram.Peer;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A socket of the Linux driver. There may be one for each transfer, so it is small. */
final class LinuxPort implements DatagramPort {
    private final LinuxDriver driver;
    private final int fd;
    private final int family;
    private final boolean wildcard;
    private final int batch;
    private final Arrivals arrivals;
    private @Nullable InetSocketAddress local;
    private boolean closed;

    LinuxPort(LinuxDriver driver, int fd, int family, boolean wildcard, int batch, Arrivals arrivals) {
        this.driver = driver;
        this.fd = fd;
        this.family = family;
        this.wildcard = wildcard;
        this.batch = batch;
        this.arrivals = arrivals;
    }

    int fd() {
        return fd;
    }

    int family() {
        return family;
    }

    boolean wildcard() {
        return wildcard;
    }

    /** Datagrams to take in one call: one where seldom more than one is there, as looking for a second costs. */
    int batch() {
        return batch;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public InetSocketAddress local() {
        InetSocketAddress known = local;
        if (known == null) {
            known = driver.sockets().localAddress(fd);
            local = known;
        }
        return known;
    }

    @Override
    public int receiveBufferBytes() {
        return driver.sockets().receiveBufferBytes(fd);
    }

    @Override
    public void send(Peer to, ByteBuffer datagram) {
        driver.outbox().add(this, to, datagram);
    }

    @Override
    public void send(Peer to, int head, MemorySegment memory, long offset, int length) {
        driver.outbox().add(this, to, head, memory, offset, length);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            driver.close(this);
        }
    }
}
