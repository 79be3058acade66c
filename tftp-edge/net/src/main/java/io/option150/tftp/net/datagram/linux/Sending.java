package io.option150.tftp.net.datagram.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a row of messages to the kernel, and knows what to do when it does not take one. */
final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    /** Longest wait for room in a socket's buffer; after it the rest is lost, which a repeat mends. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final short POLLOUT = 4;

    private final Libc libc;
    private final MemorySegment messages;
    private final MemorySegment single = Arena.ofAuto().allocate(MessageHeader.SIZE, MessageHeader.SIZE);
    private final MemorySegment pollfd = Arena.ofAuto().allocate(8, 8);
    private final int[] datagrams;
    private final int[] vectorsEach;
    private final int[] controlApart;

    Sending(Libc libc, MemorySegment messages) {
        this.libc = libc;
        this.messages = messages;
        int most = (int) (messages.byteSize() / MessageHeader.SIZE);
        datagrams = new int[most];
        vectorsEach = new int[most];
        controlApart = new int[most];
    }

    /** A message is one datagram; {@code controlBytes} of its control data are not about segments. */
    void plain(int slot, int vectors, int controlBytes) {
        datagrams[slot] = 1;
        vectorsEach[slot] = vectors;
        controlApart[slot] = controlBytes;
    }

    /** A message is several datagrams. */
    void segmented(int slot, int count) {
        datagrams[slot] = count;
    }

    /** Whether a message is one datagram and nothing is to be said of it. */
    boolean isPlain(int slot) {
        return datagrams[slot] == 1 && controlApart[slot] == 0;
    }

    /** Sends the messages from {@code first} to before {@code end}, all of one socket. */
    void send(int fd, int first, int end) {
        send(fd, first, end, 0, 0);
    }

    /** Sends a message that {@link #isPlain}, whose bytes lie together at an address. */
    void sendAlone(int fd, int slot, long address, int length) {
        send(fd, slot, slot + 1, address, length);
    }

    private void send(int fd, int first, int end, long address, int length) {
        long giveUpAt = 0;
        int next = first;
        while (next < end) {
            int sent = length > 0 ? alone(fd, next, address, length) : together(fd, next, end);
            if (sent > 0) {
                next += sent;
            } else if (sent == -Libc.EAGAIN || sent == -Libc.ENOBUFS) {
                long now = System.nanoTime();
                giveUpAt = giveUpAt == 0 ? now + PATIENCE_NANOS : giveUpAt;
                if (now - giveUpAt >= 0) {
                    LOG.debug("{} messages are lost: the socket's buffer stays full", end - next);
                    return;
                }
                awaitRoom(fd);
            } else if (sent != -Libc.EINTR) {
                refused(fd, next, -sent);
                next++;
            }
        }
    }

    private int together(int fd, int first, int end) {
        return libc.sendmmsg(
                fd, messages.address() + (long) first * MessageHeader.SIZE, end - first, MessageHeader.DONT_WAIT);
    }

    private int alone(int fd, int slot, long address, int length) {
        long header = (long) slot * MessageHeader.SIZE;
        long name = messages.get(JAVA_LONG, header + MessageHeader.NAME);
        int nameLength = messages.get(JAVA_INT, header + MessageHeader.NAME_LENGTH);
        int sent = libc.sendto(fd, address, length, MessageHeader.DONT_WAIT, name, nameLength);
        return sent < 0 ? sent : 1;
    }

    private void awaitRoom(int fd) {
        pollfd.set(JAVA_INT, 0, fd);
        pollfd.set(JAVA_SHORT, 4, POLLOUT);
        libc.poll(pollfd, 1, 1);
    }

    /** A path with a small MTU, or a device that cannot, refuses what is to be cut: then each goes by itself. */
    private void refused(int fd, int slot, int error) {
        boolean cut = datagrams[slot] > 1;
        if (cut && (error == Libc.EINVAL || error == Libc.EIO || error == Libc.EMSGSIZE)) {
            apart(fd, slot);
        } else {
            LOG.debug("A message is lost: error {}", error);
        }
    }

    /** Sends a message's datagrams one by one. */
    void apart(int fd, int slot) {
        MemorySegment.copy(messages, (long) slot * MessageHeader.SIZE, single, 0, MessageHeader.SIZE);
        single.set(JAVA_LONG, MessageHeader.VECTOR_COUNT, vectorsEach[slot]);
        single.set(JAVA_LONG, MessageHeader.CONTROL_LENGTH, controlApart[slot]);
        long vectors = single.get(JAVA_LONG, MessageHeader.VECTORS);
        for (int each = 0; each < datagrams[slot]; each++) {
            single.set(
                    JAVA_LONG,
                    MessageHeader.VECTORS,
                    vectors + (long) each * vectorsEach[slot] * MessageHeader.VECTOR_SIZE);
            int sent = libc.sendmmsg(fd, single.address(), 1, 0);
            if (sent < 0) {
                LOG.debug("A datagram is lost: error {}", -sent);
            }
        }
    }
}
