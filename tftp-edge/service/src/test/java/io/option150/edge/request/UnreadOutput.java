package io.option150.edge.request;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.option150.edge.Settings;
import io.option150.edge.clock.ManualTimers;
import io.option150.edge.rehearsal.RehearsedNames;
import io.option150.tftp.net.server.ReadRequest;
import io.option150.tftp.net.server.Reply;
import io.option150.tftp.net.server.ServerConfig;
import io.option150.tftp.net.server.ServerObserver;
import io.option150.tftp.net.server.TftpServer;
import io.option150.tftp.net.server.TransferReport;
import io.option150.tftp.protocol.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A process of its own: answers every RRQ by ERROR 1, writes its line, and tells on request how many it remembers. */
final class UnreadOutput {

    /** Who asks for this name is told in the ERROR how many requests are remembered. */
    static final String HOW_MANY = "how-many";

    private UnreadOutput() {}

    /** Says its port on the error output; ends with its input. */
    public static void main(String[] arguments) throws IOException {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        RequestSettings settings = Settings.of(RequestSettings.class);
        RequestLog log = new RequestLog(
                settings,
                new AccessLog(settings, registry),
                registry,
                new ManualTimers(),
                List.of(),
                new RehearsedNames());
        ServerObserver observer = new ServerObserver() {
            @Override
            public void ended(TransferReport report) {
                log.add(() -> new EndedRequest(record(report), 0, 0, false, null, null));
            }
        };
        try (TftpServer server = TftpServer.start(
                ServerConfig.of(List.of(InetAddress.getLoopbackAddress()), 0),
                request -> answer(request, log),
                observer)) {
            System.err.println(server.addresses().getFirst().getPort());
            while (System.in.read() >= 0) {
                // Waits for the end.
            }
        }
        // Not by an orderly end: nobody reads what that would still write.
        Runtime.getRuntime().halt(0);
    }

    private static CompletionStage<Reply> answer(ReadRequest request, RequestLog log) {
        return request.fileName().equals(HOW_MANY)
                ? CompletableFuture.supplyAsync(
                        () -> refusal(Integer.toString(log.find(_ -> true).size())))
                : CompletableFuture.completedFuture(refusal("File not found"));
    }

    private static Reply refusal(String message) {
        return new Reply.Refuse(ErrorCode.FILE_NOT_FOUND, message);
    }

    private static RequestRecord record(TransferReport report) {
        return new RequestRecord(
                Instant.EPOCH,
                "tftp",
                report.request().client().getAddress().getHostAddress(),
                "",
                report.request().fileName(),
                "common",
                report.outcome().label(),
                "none",
                "",
                "",
                report.bytes(),
                report.duration().toMillis(),
                report.retransmits(),
                report.detail());
    }
}
