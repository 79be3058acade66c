package io.option150.tftp.net.datagram;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Address and port of the other side, as plain numbers: a driver refills one object for each datagram it receives, so
 * that looking a transfer up allocates nothing. Equal by value. Who keeps one takes a {@link #copy()}.
 */
public final class Peer {
    /** Prefix of an IPv4 address within IPv6's room (RFC 4291 section 2.5.5.2). */
    private static final long IPV4_MAPPED = 0xffff_0000_0000L;

    private long high;
    private long low;
    private int port;
    private int scope;
    private @Nullable InetSocketAddress socketAddress;

    /** Fills this object with an IPv4 or IPv6 address. */
    public Peer set(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        ByteBuffer bytes = ByteBuffer.wrap(host.getAddress());
        if (host instanceof Inet6Address ipv6) {
            high = bytes.getLong();
            low = bytes.getLong();
            scope = ipv6.getScopeId();
        } else {
            high = 0;
            low = IPV4_MAPPED | Integer.toUnsignedLong(bytes.getInt());
            scope = 0;
        }
        port = address.getPort();
        socketAddress = address;
        return this;
    }

    /** Whether it is an IPv6 address, and not an IPv4 one within IPv6's room. */
    public boolean ipv6() {
        return high != 0 || (low & ~0xffff_ffffL) != IPV4_MAPPED;
    }

    /** Whether the other is on the same host, on whatever port. */
    public boolean sameHost(Peer other) {
        return low == other.low && high == other.high && scope == other.scope;
    }

    /** An object of its own with the same value. */
    public Peer copy() {
        Peer copy = new Peer();
        copy.high = high;
        copy.low = low;
        copy.port = port;
        copy.scope = scope;
        copy.socketAddress = socketAddress;
        return copy;
    }

    /** The address as the JDK has it; made at the first call. */
    public InetSocketAddress socketAddress() {
        InetSocketAddress made = socketAddress;
        if (made == null) {
            made = new InetSocketAddress(address(), port);
            socketAddress = made;
        }
        return made;
    }

    private InetAddress address() {
        try {
            return ipv6()
                    ? Inet6Address.getByAddress(
                            null,
                            ByteBuffer.allocate(16).putLong(high).putLong(low).array(),
                            scope)
                    : Inet4Address.getByAddress(
                            ByteBuffer.allocate(4).putInt((int) low).array());
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException("4 and 16 bytes are addresses", wrongLength);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Peer peer && port == peer.port && sameHost(peer);
    }

    @Override
    public int hashCode() {
        long mixed = (low * 31 + port) * 0x9e37_79b9_7f4a_7c15L + high;
        return (int) (mixed ^ (mixed >>> 32));
    }

    @Override
    public String toString() {
        return socketAddress().toString();
    }
}
