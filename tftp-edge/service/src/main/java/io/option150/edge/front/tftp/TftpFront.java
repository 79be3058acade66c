package io.option150.edge.front.tftp;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.edge.StartOrder;
import io.option150.edge.front.gate.Gate;
import io.option150.edge.front.gate.TransferInfo;
import io.option150.tftp.net.server.AdmissionLimits;
import io.option150.tftp.net.server.RepeatPolicy;
import io.option150.tftp.net.server.ServerConfig;
import io.option150.tftp.net.server.TftpServer;
import io.option150.tftp.net.server.TransferView;
import io.option150.tftp.protocol.option.OptionPolicy;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The TFTP front: up from the service's start to its end. */
@Singleton
public class TftpFront {

    private static final Logger LOG = Logger.getLogger(TftpFront.class);
    private static final long DRAIN_LOOK_MILLIS = 50;

    private final TftpSettings settings;
    private final TftpRequests requests;
    private final TftpReports reports;
    private final Gate gate;
    private final MeterRegistry metrics;
    private volatile @Nullable TftpServer server;

    TftpFront(TftpSettings settings, TftpRequests requests, TftpReports reports, Gate gate, MeterRegistry metrics) {
        this.settings = settings;
        this.requests = requests;
        this.reports = reports;
        this.gate = gate;
        this.metrics = metrics;
    }

    /** The addresses that are served, with the port in use. */
    public List<InetSocketAddress> addresses() {
        TftpServer running = server;
        return running == null ? List.of() : running.addresses();
    }

    /** Open transfers. */
    public List<TransferView> transfers() {
        TftpServer running = server;
        return running == null ? List.of() : running.transfers();
    }

    /** How many transfers are open. */
    public int active() {
        TftpServer running = server;
        return running == null ? 0 : running.activeTransfers();
    }

    void start(@Observes @Priority(StartOrder.TFTP) StartupEvent started) throws IOException {
        TftpServer running = TftpServer.start(config(), requests, reports);
        server = running;
        gate.follow(running::accepting);
        Gauge.builder("option150.tftp.transfers.active", this, TftpFront::active)
                .description(TransferInfo.OPEN_NOW)
                .tag("front", "tftp")
                .register(metrics);
        LOG.infof("TFTP on %s", running.addresses());
    }

    /** Open transfers may end before the sockets go (field notes: a pod that goes away must drain). */
    void stop(@Observes ShutdownEvent ended) throws InterruptedException {
        TftpServer running = server;
        if (running == null) {
            return;
        }
        running.accepting(false);
        long deadline = System.nanoTime() + settings.drain().toNanos();
        while (running.activeTransfers() > 0 && System.nanoTime() - deadline < 0) {
            Thread.sleep(DRAIN_LOOK_MILLIS);
        }
        running.close();
    }

    private ServerConfig config() {
        List<InetAddress> listen =
                settings.listen().stream().map(TftpFront::address).toList();
        ServerConfig defaults = ServerConfig.of(listen, settings.port());
        return new ServerConfig(
                listen,
                settings.port(),
                settings.loops().orElse(defaults.loops()),
                settings.ownPort(),
                settings.transport(),
                new OptionPolicy(
                        settings.maxBlksize(),
                        settings.mtu(),
                        settings.maxWindowsize(),
                        settings.refusedOptions().orElse(Set.of())),
                new RepeatPolicy(
                        settings.initialTimeout(),
                        settings.timeoutFloor(),
                        settings.timeoutCeiling(),
                        defaults.repeats().tries(),
                        defaults.repeats().silence()),
                settings.receiveBufferBytes(),
                defaults.lengthWait(),
                defaults.stallLimit(),
                new AdmissionLimits(
                        settings.maxTransfers(),
                        settings.maxTransfersPerNetwork(),
                        defaults.limits().smallBytes()));
    }

    /** One of option150.tftp.listen. */
    public static InetAddress address(String text) {
        try {
            return InetAddress.ofLiteral(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("option150.tftp.listen: must be IPv4 or IPv6 addresses, has " + text, e);
        }
    }
}
