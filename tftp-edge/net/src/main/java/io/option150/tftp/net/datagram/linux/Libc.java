package io.option150.tftp.net.datagram.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The calls of the C library, for one thread: each returns the result, or the negated error number where C has -1 and
 * {@code errno}. See the manual pages of section 2 for what they do.
 */
final class Libc {
    static final int EINTR = 4;
    static final int EIO = 5;
    static final int EAGAIN = 11;
    static final int EINVAL = 22;
    static final int EADDRINUSE = 98;
    static final int EMSGSIZE = 90;
    static final int EADDRNOTAVAIL = 99;
    static final int ENOBUFS = 105;

    private static final Linker LINKER = Linker.nativeLinker();

    private static final MethodHandle SOCKET = call("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle BIND = call("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle GETSOCKNAME = call("getsockname", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle SETSOCKOPT =
            call("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle GETSOCKOPT =
            call("getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle CLOSE = call("close", JAVA_INT, JAVA_INT);
    private static final MethodHandle EPOLL_CREATE1 = call("epoll_create1", JAVA_INT, JAVA_INT);
    private static final MethodHandle EPOLL_CTL = call("epoll_ctl", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle EPOLL_WAIT = call("epoll_wait", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private static final MethodHandle POLL = call("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle EVENTFD = call("eventfd", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle READ = call("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle WRITE = call("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle RECVMMSG =
            call("recvmmsg", JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle SENDMMSG = call("sendmmsg", JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT);

    private static final MethodHandle RECVFROM =
            call("recvfrom", JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle SENDTO =
            call("sendto", JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT);
    private static final MethodHandle NANOSLEEP = call("nanosleep", JAVA_INT, ADDRESS, ADDRESS);

    /** Where the linker puts {@code errno}. */
    private final MemorySegment state = Arena.ofAuto().allocate(Linker.Option.captureStateLayout());

    /** A {@code struct timespec}: seconds and nanoseconds. */
    private final MemorySegment time = Arena.ofAuto().allocate(JAVA_LONG, 2);

    @SuppressWarnings("restricted") // Native calls are this package's purpose.
    private static MethodHandle call(String name, MemoryLayout result, MemoryLayout... arguments) {
        MemorySegment function = LINKER.defaultLookup()
                .find(name)
                .orElseThrow(() -> new UnsupportedOperationException("the C library has no " + name));
        return LINKER.downcallHandle(
                function, FunctionDescriptor.of(result, arguments), Linker.Option.captureCallState("errno"));
    }

    private int outcome(int result) {
        return result >= 0 ? result : -state.get(JAVA_INT, 0);
    }

    /** A handle throws nothing of its own; what comes is a fault of the machine, not of the call. */
    private static RuntimeException fault(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("native call failed", thrown);
    }

    int socket(int domain, int type, int protocol) {
        try {
            return outcome((int) SOCKET.invokeExact(state, domain, type, protocol));
        } catch (Throwable thrown) {
            throw fault(thrown);
        }
    }

    int bind(int fd, MemorySegment address, int length) {
        try {
            return outcome((int) BIND.invokeExact(state, fd, address, length));
        } catch (Throwable thrown) {
            throw fault(thrown);
        }
    }

    int getsockname(int fd, MemorySegment address, MemorySegment length) {
        try {
            return outcome((int) GETSOCKNAME.invokeExact(state, fd, address, length));
        } catch (Throwable thrown) {
            throw fault(thrown);
        }
    }

    int setsockopt(int fd, int level, int option, MemorySegment value, int length) {
        try {
            return outcome((int) SETSOCKOPT.invokeExact(state, fd, level, option, value, length));
        } catch (Throwable thrown) {
            throw fault(thrown);
        }
    }

    int getsockopt(int fd, int level, int option, MemorySegment value, MemorySegment length) {
        try {
            return outcome((int) GETSOCKOPT.invokeExact(state, fd, level, option, value, length));
        } catch (Throwable thrown) {
            throw fault(thrown);
        }
    }

    int close(int fd) {
        try {
            return outcome((int) CLOSE.invokeExact(state, fd));
        } catch (Throwable thrown) {
            throw fault(thrown);
        }
    }

    int epollCreate1(int flags) {
        try {
            return outcome((int) EPOLL_CREATE1.invokeExact(state, flags));
        } catch (Throwable thrown) {
            throw fault(thrown);
        }
    }

    int epollCtl(int epoll, int operation, int fd, MemorySegment event) {
        try {
            return outcome((int) EPOLL_CTL.invokeExact(state, epoll, operation, fd, event));
        } catch (Throwable thrown) {
            throw fault(thrown);
        }
    }

    int epollWait(int epoll, MemorySegment events, int most, int millis) {
        try {
            return outcome((int) EPOLL_WAIT.invokeExact(state, epoll, events, most, millis));
        } catch (Throwable thrown) {
            throw fault(thrown);
        }
    }

    int poll(MemorySegment pollfds, long count, int millis) {
        try {
            return outcome((int) POLL.invokeExact(state, pollfds, count, millis));
        } catch (Throwable thrown) {
            throw fault(thrown);
        }
    }

    /** {@code nanos}: below a second. */
    int nanosleep(int nanos) {
        time.setAtIndex(JAVA_LONG, 1, nanos);
        try {
            return outcome((int) NANOSLEEP.invokeExact(state, time, MemorySegment.NULL));
        } catch (Throwable thrown) {
            throw fault(thrown);
        }
    }

    int eventfd(int initial, int flags) {
        try {
            return outcome((int) EVENTFD.invokeExact(state, initial, flags));
        } catch (Throwable thrown) {
            throw fault(thrown);
        }
    }

    int read(int fd, MemorySegment target, long count) {
        try {
            return outcome((int) (long) READ.invokeExact(state, fd, target, count));
        } catch (Throwable thrown) {
            throw fault(thrown);
        }
    }

    int write(int fd, MemorySegment source, long count) {
        try {
            return outcome((int) (long) WRITE.invokeExact(state, fd, source, count));
        } catch (Throwable thrown) {
            throw fault(thrown);
        }
    }

    /** {@code data} and {@code name} are addresses, {@code nameLength} is that of the length of the name's room. */
    int recvfrom(int fd, long data, long room, int flags, long name, long nameLength) {
        try {
            return outcome((int) (long) RECVFROM.invokeExact(state, fd, data, room, flags, name, nameLength));
        } catch (Throwable thrown) {
            throw fault(thrown);
        }
    }

    /** {@code data} and {@code name} are addresses. */
    int sendto(int fd, long data, long length, int flags, long name, int nameLength) {
        try {
            return outcome((int) (long) SENDTO.invokeExact(state, fd, data, length, flags, name, nameLength));
        } catch (Throwable thrown) {
            throw fault(thrown);
        }
    }

    /** {@code messages} is the address of the first {@link MessageHeader}. */
    int recvmmsg(int fd, long messages, int count, int flags) {
        try {
            return outcome((int) RECVMMSG.invokeExact(state, fd, messages, count, flags, MemorySegment.NULL));
        } catch (Throwable thrown) {
            throw fault(thrown);
        }
    }

    /** {@code messages} is the address of the first {@link MessageHeader}. */
    int sendmmsg(int fd, long messages, int count, int flags) {
        try {
            return outcome((int) SENDMMSG.invokeExact(state, fd, messages, count, flags));
        } catch (Throwable thrown) {
            throw fault(thrown);
        }
    }
}
