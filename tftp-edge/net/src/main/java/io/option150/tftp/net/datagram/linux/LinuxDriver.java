package io.option150.tftp.net.datagram.linux;

import io.option150.tftp.net.datagram.Arrivals;
import io.option150.tftp.net.datagram.DatagramDriver;
import io.option150.tftp.net.datagram.DatagramPort;
import io.option150.tftp.net.datagram.Peer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The driver on Linux's own calls: a turn is one wait, one call that receives up to 128 datagrams and one that sends all
 * answers; in a crowd it rests before it waits ({@link Gathering}). A socket bound to a wildcard learns which address each
 * sender asked and answers from it.
 *
 * <p>Of a datagram longer than 2048 bytes only the beginning is taken.
 */
public final class LinuxDriver implements DatagramDriver {
    private static final Logger LOG = LoggerFactory.getLogger(LinuxDriver.class);

    private static final Set<String> MACHINES = Set.of("amd64", "aarch64");

    private final Libc libc;
    private final Epoll epoll;
    private final WakeUp wakeUp;
    private final Sockets sockets;
    private final Inbox inbox = new Inbox();
    private final Outbox outbox;
    private final Peer from = new Peer();
    private final Gathering gathering = new Gathering();

    /** By descriptor. */
    private @Nullable LinuxPort[] ports = new LinuxPort[64];

    private LinuxDriver(Libc libc, boolean segments) throws IOException {
        this.libc = libc;
        this.sockets = new Sockets(libc);
        this.outbox = new Outbox(libc, segments);
        this.epoll = Epoll.open(libc);
        try {
            wakeUp = WakeUp.open(libc);
            epoll.add(wakeUp.fd());
        } catch (IOException | RuntimeException failed) {
            epoll.close();
            throw failed;
        }
    }

    /**
     * A driver without sockets.
     *
     * @throws IOException when the system has no descriptor for it
     */
    public static LinuxDriver open() throws IOException {
        return open(true);
    }

    /** {@code segments}: whether the kernel is to cut windows. */
    static LinuxDriver open(boolean segments) throws IOException {
        return new LinuxDriver(new Libc(), segments);
    }

    /** Why there is no such driver on this machine; empty when it works. */
    public static Optional<String> obstacle() {
        String system = System.getProperty("os.name", "");
        String machine = System.getProperty("os.arch", "");
        if (!system.equals("Linux") || !MACHINES.contains(machine)) {
            return Optional.of("Linux on x86_64 or aarch64 is needed, this is " + system + " on " + machine);
        }
        try {
            open().close();
            return Optional.empty();
        } catch (IOException | RuntimeException | LinkageError refused) {
            LOG.debug("The Linux driver was tried in vain", refused);
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    @Override
    public DatagramPort open(InetSocketAddress local, Sharing sharing, int receiveBufferBytes, Arrivals arrivals)
            throws IOException {
        int fd = sockets.open(local, sharing, receiveBufferBytes);
        try {
            epoll.add(fd);
        } catch (IOException full) {
            libc.close(fd);
            throw full;
        }
        LinuxPort port = new LinuxPort(
                this,
                fd,
                Sockets.family(local.getAddress()),
                local.getAddress().isAnyLocalAddress(),
                receiveBufferBytes > 0 ? Inbox.MOST : 1,
                arrivals);
        if (fd >= ports.length) {
            ports = Arrays.copyOf(ports, Math.max(fd + 1, ports.length * 2));
        }
        ports[fd] = port;
        return port;
    }

    void close(LinuxPort port) {
        if (outbox.holds(port.fd())) {
            outbox.flush();
        }
        ports[port.fd()] = null;
        libc.close(port.fd());
    }

    Sockets sockets() {
        return sockets;
    }

    Outbox outbox() {
        return outbox;
    }

    @Override
    public ByteBuffer packet(int bytes) {
        return outbox.packet(bytes);
    }

    @Override
    public boolean poll(long nanos) throws IOException {
        outbox.flush();
        long asleep = System.nanoTime();
        if (nanos > Gathering.REST_NANOS && gathering.worthwhile()) {
            libc.nanosleep(Gathering.REST_NANOS);
        }
        int ready = epoll.await(millis(nanos));
        gathering.slept(asleep, System.nanoTime());
        boolean more = false;
        for (int index = 0; index < ready; index++) {
            int fd = epoll.descriptor(index);
            LinuxPort port = fd < ports.length ? ports[fd] : null;
            if (fd == wakeUp.fd()) {
                wakeUp.heard();
            } else if (port != null) {
                more |= receive(port) == Inbox.MOST;
            }
        }
        return more;
    }

    /** Rounded up: waking a little early would spin until the time has really come. */
    private static int millis(long nanos) {
        return nanos <= 0
                ? 0
                : nanos == Long.MAX_VALUE
                        ? -1
                        : (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(nanos - 1) + 1);
    }

    private int receive(LinuxPort port) {
        int count = inbox.receive(libc, port.fd(), port.batch(), port.wildcard());
        try {
            for (int slot = 0; slot < count && !port.isClosed(); slot++) {
                inbox.sender(slot, from);
                gathering.heard(from);
                port.arrivals().arrived(from, inbox.datagram(slot));
            }
        } finally {
            inbox.release(count);
        }
        if (count < 0 && count != -Libc.EAGAIN && count != -Libc.EINTR) {
            // The socket stays: what is wrong with one datagram is not wrong with the next.
            LOG.debug("Receiving on {} failed: {}", port.local(), Errors.text(-count));
        }
        return count;
    }

    @Override
    public void wakeUp() {
        wakeUp.ring();
    }

    @Override
    public void close() {
        outbox.flush();
        for (LinuxPort port : ports) {
            if (port != null) {
                port.close();
            }
        }
        wakeUp.close();
        epoll.close();
    }
}
