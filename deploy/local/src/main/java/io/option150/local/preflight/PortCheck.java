package io.option150.local.preflight;

import io.option150.local.console.SuiteException;
import io.option150.local.settings.PortUse;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Whether every port of a plan can be bound, found out by binding it. */
public final class PortCheck {

    private PortCheck() {}

    /**
     * Tries all ports.
     *
     * @throws SuiteException with a line for each port that can't be had: which, who needs it, what to do
     */
    public static void check(List<PortUse> uses) throws SuiteException {
        List<String> lines = new ArrayList<>();
        for (PortUse use : uses) {
            obstacle(use).ifPresent(lines::add);
        }
        if (!lines.isEmpty()) {
            throw new SuiteException(lines);
        }
    }

    private static Optional<String> obstacle(PortUse use) {
        try {
            bind(use);
            return Optional.empty();
        } catch (IOException e) {
            String reason = Objects.requireNonNullElse(e.getMessage(), "").toLowerCase(Locale.ROOT);
            if (reason.contains("permission denied")) {
                return Optional.of(
                        "%s (%s) may not be bound by this user; OPTION150_PORT_OFFSET=1000 shifts all ports%s"
                                .formatted(
                                        use.where(),
                                        use.who(),
                                        use.protocol() == PortUse.Protocol.UDP
                                                ? ", OPTION150_TFTP_PORT this one"
                                                : ""));
            }
            if (reason.contains("in use")) {
                return Optional.of(
                        "%s is taken, %s needs it; stop who has it, or shift all ports with OPTION150_PORT_OFFSET=1000"
                                .formatted(use.where(), use.who()));
            }
            return Optional.of("%s (%s) can't be bound: %s".formatted(use.where(), use.who(), e.getMessage()));
        }
    }

    private static void bind(PortUse use) throws IOException {
        InetSocketAddress address = new InetSocketAddress(use.address(), use.port());
        switch (use.protocol()) {
            case TCP -> {
                try (ServerSocket socket = new ServerSocket()) {
                    // Connections in TIME_WAIT of an earlier run don't make a port taken; a listener still does.
                    socket.setReuseAddress(true);
                    socket.bind(address);
                }
            }
            case UDP -> {
                try (DatagramSocket socket = new DatagramSocket(null)) {
                    socket.setReuseAddress(false);
                    socket.bind(address);
                } catch (SocketException e) {
                    throw new IOException(e.getMessage(), e);
                }
            }
        }
    }
}
