package io.option150.edge.front.tftp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.edge.front.gate.RequestOutcome;
import io.option150.edge.request.RequestLog;
import io.option150.tftp.net.server.DropReason;
import io.option150.tftp.net.server.ServerObserver;
import io.option150.tftp.net.server.TransferReport;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Tells the request log and the metrics what happened on the wire. */
@Singleton
final class TftpReports implements ServerObserver {

    private final RequestLog log;
    private final Map<DropReason, Counter> dropped = new EnumMap<>(DropReason.class);
    private final Counter retransmits;

    TftpReports(RequestLog log, MeterRegistry metrics) {
        this.log = log;
        for (DropReason reason : DropReason.values()) {
            dropped.put(
                    reason,
                    Counter.builder("option150.tftp.dropped")
                            .description("Datagrams passed over in silence")
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .register(metrics));
        }
        this.retransmits = Counter.builder("option150.tftp.retransmits")
                .description("Packets sent to phones again since no answer came in time")
                .register(metrics);
    }

    @Override
    public void dropped(InetSocketAddress from, DropReason reason) {
        Objects.requireNonNull(dropped.get(reason), "counter").increment();
    }

    @Override
    public void retransmitted(int packets) {
        retransmits.increment(packets);
    }

    @Override
    public void ended(TransferReport report) {
        RequestOutcome outcome = report.tag() instanceof RequestOutcome known
                ? known
                : RequestOutcome.refused(report.request().fileName(), report.detail());
        long ended = System.currentTimeMillis();
        log.add(() -> outcome.record(
                Instant.ofEpochMilli(ended),
                "tftp",
                report.request().client().getAddress(),
                report.outcome().label(),
                report.bytes(),
                report.duration().toMillis(),
                report.retransmits(),
                report.detail()));
    }
}
