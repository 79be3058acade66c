package io.option150.tftp.net.datagram.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.option150.tftp.net.datagram.DatagramDriver.Sharing;
import io.option150.tftp.net.datagram.Peer;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Makes and asks sockets. */
final class Sockets {
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_NONBLOCK = 0x800;
    private static final int SOCK_CLOEXEC = 0x80000;

    private static final int SOL_SOCKET = 1;
    private static final int SO_SNDBUF = 7;
    private static final int SO_RCVBUF = 8;
    private static final int SO_REUSEPORT = 15;
    private static final int SO_SNDBUFFORCE = 32;
    private static final int SO_RCVBUFFORCE = 33;
    private static final int IPV6_V6ONLY = 26;

    private final Libc libc;
    private final MemorySegment name = Arena.ofAuto().allocate(SocketAddress.ROOM, 8);
    private final MemorySegment number = Arena.ofAuto().allocate(8, 8);
    private final MemorySegment length = Arena.ofAuto().allocate(8, 8);
    private final Peer address = new Peer();

    Sockets(Libc libc) {
        this.libc = libc;
    }

    static int family(InetAddress address) {
        return address instanceof Inet4Address ? SocketAddress.AF_INET : SocketAddress.AF_INET6;
    }

    /** A bound socket's descriptor; {@code bufferBytes} of 0 leaves the buffers as the system likes them. */
    int open(InetSocketAddress local, Sharing sharing, int bufferBytes) throws IOException {
        int family = family(local.getAddress());
        int fd = libc.socket(family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (fd < 0) {
            throw new IOException("no socket: " + Errors.text(-fd));
        }
        try {
            set(fd, local, family, bufferBytes);
            bind(fd, local, family, sharing);
            return fd;
        } catch (IOException | RuntimeException failed) {
            libc.close(fd);
            throw failed;
        }
    }

    private void set(int fd, InetSocketAddress local, int family, int bufferBytes) throws IOException {
        if (bufferBytes > 0) {
            buffer(fd, SO_RCVBUFFORCE, SO_RCVBUF, bufferBytes);
            buffer(fd, SO_SNDBUFFORCE, SO_SNDBUF, bufferBytes);
        }
        if (family == SocketAddress.AF_INET6) {
            require("IPV6_V6ONLY", option(fd, ControlData.IPPROTO_IPV6, IPV6_V6ONLY, 1));
        }
        if (local.getAddress().isAnyLocalAddress()) {
            require(
                    "packet information",
                    family == SocketAddress.AF_INET
                            ? option(fd, ControlData.IPPROTO_IP, ControlData.IP_PKTINFO, 1)
                            : option(fd, ControlData.IPPROTO_IPV6, ControlData.IPV6_RECVPKTINFO, 1));
        }
    }

    /** Who may go beyond the system's limit (CAP_NET_ADMIN) does; others get as much as it allows. */
    private void buffer(int fd, int force, int ask, int bytes) {
        if (option(fd, SOL_SOCKET, force, bytes) < 0) {
            option(fd, SOL_SOCKET, ask, bytes);
        }
    }

    /** The founder binds before it allows sharing, so that a port another process holds is found taken. */
    private void bind(int fd, InetSocketAddress local, int family, Sharing sharing) throws IOException {
        if (sharing == Sharing.JOIN) {
            require("SO_REUSEPORT", option(fd, SOL_SOCKET, SO_REUSEPORT, 1));
        }
        int bound = libc.bind(fd, name, SocketAddress.write(address.set(local), family, name, 0));
        if (bound < 0) {
            throw new BindException(Errors.text(-bound));
        }
        if (sharing == Sharing.FOUND) {
            require("SO_REUSEPORT", option(fd, SOL_SOCKET, SO_REUSEPORT, 1));
        }
    }

    private int option(int fd, int level, int option, int value) {
        number.set(JAVA_INT, 0, value);
        return libc.setsockopt(fd, level, option, number, Integer.BYTES);
    }

    private static void require(String option, int outcome) throws IOException {
        if (outcome < 0) {
            throw new IOException(option + " cannot be set: " + Errors.text(-outcome));
        }
    }

    InetSocketAddress localAddress(int fd) {
        length.set(JAVA_INT, 0, SocketAddress.ROOM);
        int outcome = libc.getsockname(fd, name, length);
        if (outcome < 0) {
            throw new IllegalStateException("no local address: " + Errors.text(-outcome));
        }
        SocketAddress.read(name, 0, address);
        return address.socketAddress();
    }

    /** The kernel grants twice what is asked, for its own book-keeping, and tells that double. */
    int receiveBufferBytes(int fd) {
        length.set(JAVA_INT, 0, Integer.BYTES);
        int outcome = libc.getsockopt(fd, SOL_SOCKET, SO_RCVBUF, number, length);
        return outcome < 0 ? 0 : number.get(JAVA_INT, 0) / 2;
    }
}
