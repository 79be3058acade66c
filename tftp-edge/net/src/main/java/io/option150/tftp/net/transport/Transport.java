package io.option150.tftp.net.transport;

import io.option150.tftp.net.datagram.DatagramDriver;
import io.option150.tftp.net.datagram.NioDriver;
import io.option150.tftp.net.datagram.linux.LinuxDriver;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ways to the wire, best first. One is chosen at start, for all loops of a server. */
public enum Transport {
    /** Linux's own calls: many datagrams a call, windows cut by the kernel, the asked address of a wildcard known. */
    LINUX {
        @Override
        public DatagramDriver open() throws IOException {
            return LinuxDriver.open();
        }

        @Override
        public boolean spreadsLoad() {
            return true;
        }

        @Override
        public boolean answersFromAskedAddress() {
            return true;
        }
    },
    /** What every JDK has. */
    NIO {
        @Override
        public DatagramDriver open() throws IOException {
            return NioDriver.open();
        }

        @Override
        public boolean spreadsLoad() {
            return NioDriver.spreadsLoad();
        }

        @Override
        public boolean answersFromAskedAddress() {
            return false;
        }
    };

    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);

    /**
     * A driver without sockets, for one loop.
     *
     * @throws IOException when the system refuses it
     */
    public abstract DatagramDriver open() throws IOException;

    /** Whether what arrives is spread over the sockets that share a port; else only one of them hears anything. */
    public abstract boolean spreadsLoad();

    /** Whether a socket bound to a wildcard answers from the address that was asked. */
    public abstract boolean answersFromAskedAddress();

    /** What works on this machine, found out by trying. */
    public static Set<Transport> available() {
        Set<Transport> available = EnumSet.of(NIO);
        LinuxDriver.obstacle()
                .ifPresentOrElse(why -> LOG.info("Datagrams go by way of NIO: {}", why), () -> available.add(LINUX));
        return available;
    }

    /**
     * The one to use.
     *
     * @param forced by configuration; empty for the best there is
     * @throws IllegalArgumentException when the forced one is not available
     */
    public static Transport choose(Optional<Transport> forced, Set<Transport> available) {
        if (forced.isPresent() && !available.contains(forced.get())) {
            throw new IllegalArgumentException(
                    "transport must be one that works here, " + available + ", is " + forced.get());
        }
        return forced.orElse(available.contains(LINUX) ? LINUX : NIO);
    }
}
