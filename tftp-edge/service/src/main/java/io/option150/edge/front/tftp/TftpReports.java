package io.option150.edge.front.tftp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.edge.front.gate.RequestOutcome;
import io.option150.edge.rehearsal.RehearsedNames;
import io.option150.edge.request.EndedRequest;
import io.option150.edge.request.RequestLog;
import io.option150.edge.request.RequestRecord;
import io.option150.edge.resolve.Answer;
import io.option150.tftp.net.server.DropReason;
import io.option150.tftp.net.server.ReadRequest;
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
    private final RehearsedNames rehearsed;
    private final Map<DropReason, Counter> dropped = new EnumMap<>(DropReason.class);
    private final Counter retransmits;

    TftpReports(RequestLog log, RehearsedNames rehearsed, MeterRegistry metrics) {
        this.log = log;
        this.rehearsed = rehearsed;
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
    public void retransmitted(ReadRequest request, int packets) {
        if (!rehearsed.has(request.fileName())) {
            retransmits.increment(packets);
        }
    }

    @Override
    public void ended(TransferReport report) {
        RequestOutcome outcome = report.tag() instanceof RequestOutcome known
                ? known
                : RequestOutcome.refused(report.request().fileName(), report.detail());
        long ended = System.currentTimeMillis();
        log.add(() -> ended(outcome, ended, report));
    }

    private static EndedRequest ended(RequestOutcome outcome, long ended, TransferReport report) {
        InetSocketAddress client = report.request().client();
        RequestRecord record = outcome.record(
                Instant.ofEpochMilli(ended),
                "tftp",
                client.getAddress(),
                report.outcome().label(),
                report.bytes(),
                report.duration().toMillis(),
                report.retransmits(),
                report.detail());
        boolean sent = outcome.answer() instanceof Answer.Found && report.outcome() != TransferReport.Outcome.SILENT;
        // Who is gone before anything was repeated may have been about to answer.
        boolean unheard =
                report.outcome() == TransferReport.Outcome.ABORTED && !report.heard() && report.retransmits() > 0;
        return new EndedRequest(
                record, client.getPort(), sent ? report.blksize() : 0, unheard, outcome.question(), outcome.answer());
    }
}
