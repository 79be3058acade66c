package io.option150.edge.front.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.option150.edge.front.gate.TransferInfo;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The bodies on their way to HTTP clients. */
@Singleton
public class HttpTransfers {

    private final Map<HttpCall, HttpTransfer> running = new ConcurrentHashMap<>();

    HttpTransfers(MeterRegistry metrics) {
        Gauge.builder("option150.tftp.transfers.active", running, Map::size)
                .description(TransferInfo.OPEN_NOW)
                .tag("front", "http")
                .register(metrics);
    }

    void start(HttpCall call, HttpTransfer transfer) {
        running.put(call, transfer);
        transfer.start();
    }

    void ended(HttpCall call, HttpTransfer.End end, long bytes) {
        running.remove(call);
        call.report(end.name().toLowerCase(Locale.ROOT), bytes);
    }

    /** How many there are. */
    public int active() {
        return running.size();
    }

    /** As they stand now. */
    public List<TransferInfo> list() {
        return running.entrySet().stream()
                .map(entry -> info(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static TransferInfo info(HttpCall call, HttpTransfer transfer) {
        return new TransferInfo(
                "http",
                call.request().remoteAddress().hostAddress(),
                call.request().remoteAddress().port(),
                call.name(),
                transfer.sent(),
                TransferInfo.known(transfer.content().length()),
                call.millis());
    }
}
