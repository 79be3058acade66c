package io.option150.edge.front.tftp;

import io.option150.edge.front.gate.Clients;
import io.option150.edge.front.gate.PhoneRequests;
import io.option150.edge.front.gate.RequestOutcome;
import io.option150.edge.name.FileName;
import io.option150.edge.name.RefusedNameException;
import io.option150.edge.resolve.Answer;
import io.option150.edge.resolve.Question;
import io.option150.tftp.net.datagram.Peer;
import io.option150.tftp.net.server.ReadHandler;
import io.option150.tftp.net.server.ReadRequest;
import io.option150.tftp.net.server.Reply;
import io.option150.tftp.protocol.ErrorCode;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers RRQs. */
@Singleton
final class TftpRequests implements ReadHandler {

    private final PhoneRequests requests;
    private final Patience patience;
    private final Clients clients;

    TftpRequests(PhoneRequests requests, Patience patience, Clients clients) {
        this.clients = clients;
        this.requests = requests;
        this.patience = patience;
    }

    @Override
    public boolean serves(Peer client) {
        return clients.serve(client.high(), client.low());
    }

    @Override
    public CompletionStage<Reply> read(ReadRequest request) {
        FileName name;
        try {
            name = FileName.parse(request.fileName());
        } catch (RefusedNameException e) {
            RequestOutcome outcome = RequestOutcome.refused(request.fileName(), e.rule());
            return CompletableFuture.completedFuture(
                    new Reply.Refuse(ErrorCode.ACCESS_VIOLATION, "File name " + e.rule(), outcome));
        }
        InetAddress client = request.client().getAddress();
        Question question = requests.question(name, client);
        return requests.answer("RRQ", question).thenApply(answer -> reply(request, question, answer));
    }

    private Reply reply(ReadRequest request, Question question, Answer answer) {
        InetAddress client = question.client();
        FileName name = question.file().name();
        RequestOutcome outcome = RequestOutcome.of(request.fileName(), question, answer);
        return switch (answer) {
            case Answer.Found found -> {
                patience.answered(client, name);
                yield new Reply.Send(found.content(), found.claim(), outcome);
            }
            case Answer.NotFound _ -> {
                patience.answered(client, name);
                yield new Reply.Refuse(ErrorCode.FILE_NOT_FOUND, "File not found", outcome);
            }
            // While an answer is awaited, in a peer's queue too, who repeats still gets it: an error would end that.
            case Answer.Unreachable away ->
                away.pending() || patience.silent(client, name)
                        ? new Reply.Silence(away.why(), outcome)
                        : new Reply.Refuse(ErrorCode.NOT_DEFINED, "Temporarily unavailable: " + away.why(), outcome);
        };
    }
}
