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
 * that looking a transfer up allocates nothing. On a socket bound to a wildcard the address that the other side asked
 * belongs to it. Equal by value. Who keeps one takes a {@link #copy()}.
 */
public final class Peer {
    /** Prefix of an IPv4 address within IPv6's room (RFC 4291 section 2.5.5.2). */
    private static final long IPV4_MAPPED = 0xffff_0000_0000L;

    private long high;
    private long low;
    private int port;
    private int scope;
    private long askedHigh;
    private long askedLow;
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
        askedHigh = 0;
        askedLow = 0;
        socketAddress = address;
        return this;
    }

    /**
     * Fills this object with plain numbers.
     *
     * @param high upper eight bytes of the IPv6 address; 0 for IPv4
     * @param low lower eight bytes of it; for IPv4 see {@link #ipv4}
     * @param scope of a link-local address, else 0
     */
    public void set(long high, long low, int port, int scope) {
        this.high = high;
        this.low = low;
        this.port = port;
        this.scope = scope;
        askedHigh = 0;
        askedLow = 0;
        socketAddress = null;
    }

    /** The lower eight bytes that stand for an IPv4 address, which is given as the number its four bytes make. */
    public static long ipv4(int address) {
        return IPV4_MAPPED | Integer.toUnsignedLong(address);
    }

    /** Notes which of this machine's addresses was asked, in the form of {@link #set(long, long, int, int)}. */
    public void asked(long addressHigh, long addressLow) {
        askedHigh = addressHigh;
        askedLow = addressLow;
    }

    /** Whether it is known which of this machine's addresses was asked. */
    public boolean knowsAsked() {
        return askedLow != 0 || askedHigh != 0;
    }

    /** Upper eight bytes of the address that was asked. */
    public long askedHigh() {
        return askedHigh;
    }

    /** Lower eight bytes of the address that was asked. */
    public long askedLow() {
        return askedLow;
    }

    /** The address that was asked, when it is known. */
    public InetAddress askedAddress() {
        return address(askedHigh, askedLow, scope);
    }

    /** Upper eight bytes of the IPv6 address; 0 for IPv4. */
    public long high() {
        return high;
    }

    /** Lower eight bytes of the IPv6 address; for IPv4 see {@link #ipv4}. */
    public long low() {
        return low;
    }

    /** UDP port, 0 to 65535. */
    public int port() {
        return port;
    }

    /** Scope of a link-local address, else 0. */
    public int scope() {
        return scope;
    }

    /** Whether it is an IPv6 address, and not an IPv4 one within IPv6's room. */
    public boolean ipv6() {
        return ipv6(high, low);
    }

    private static boolean ipv6(long high, long low) {
        return high != 0 || (low & ~0xffff_ffffL) != IPV4_MAPPED;
    }

    /** Whether the other is on the same host, on whatever port. */
    public boolean sameHost(Peer other) {
        return low == other.low && high == other.high && scope == other.scope;
    }

    /** An object of its own with the same value. */
    public Peer copy() {
        Peer copy = new Peer();
        copy.set(this);
        return copy;
    }

    /** Takes over another's value. */
    public void set(Peer other) {
        high = other.high;
        low = other.low;
        port = other.port;
        scope = other.scope;
        askedHigh = other.askedHigh;
        askedLow = other.askedLow;
        socketAddress = other.socketAddress;
    }

    /** The address as the JDK has it; made at the first call. */
    public InetSocketAddress socketAddress() {
        InetSocketAddress made = socketAddress;
        if (made == null) {
            made = new InetSocketAddress(address(high, low, scope), port);
            socketAddress = made;
        }
        return made;
    }

    private static InetAddress address(long high, long low, int scope) {
        try {
            return ipv6(high, low)
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
        return other instanceof Peer peer
                && port == peer.port
                && sameHost(peer)
                && askedLow == peer.askedLow
                && askedHigh == peer.askedHigh;
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
