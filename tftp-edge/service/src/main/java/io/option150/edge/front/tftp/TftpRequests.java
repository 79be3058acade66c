package io.option150.edge.front;

import io.option150.edge.name.FileName;
import io.option150.edge.name.RefusedNameException;
import io.option150.edge.resolve.Answer;
import io.option150.edge.resolve.Question;
import io.option150.tftp.net.server.ReadHandler;
import io.option150.tftp.net.server.ReadRequest;
import io.option150.tftp.net.server.Reply;
import io.option150.tftp.protocol.ErrorCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers RRQs. */
@Singleton
final class TftpDesk implements ReadHandler {

    private final Desk desk;
    private final Patience patience;

    @Inject
    TftpDesk(Desk desk, Patience patience) {
        this.desk = desk;
        this.patience = patience;
    }

    @Override
    public CompletionStage<Reply> read(ReadRequest request) {
        FileName name;
        try {
            name = FileName.parse(request.fileName());
        } catch (RefusedNameException e) {
            Trace trace = Trace.refused(request.fileName(), e.rule());
            return CompletableFuture.completedFuture(
                    new Reply.Refuse(ErrorCode.ACCESS_VIOLATION, "File name " + e.rule(), trace));
        }
        InetAddress client = request.client().getAddress();
        Question question = desk.question(name, client);
        return desk.answer("RRQ", question).thenApply(answer -> reply(request, question, answer));
    }

    private Reply reply(ReadRequest request, Question question, Answer answer) {
        InetAddress client = question.client();
        FileName name = question.file().name();
        Trace trace = Trace.of(request.fileName(), question, answer);
        return switch (answer) {
            case Answer.Found found -> {
                patience.answered(client, name);
                yield new Reply.Send(found.content(), found.claim(), trace);
            }
            case Answer.NotFound _ -> {
                patience.answered(client, name);
                yield new Reply.Refuse(ErrorCode.FILE_NOT_FOUND, "File not found", trace);
            }
            // While an answer is awaited, in a peer's queue too, who repeats still gets it: an error would end that.
            case Answer.Unreachable(String why, boolean pending) ->
                pending || patience.silent(client, name)
                        ? new Reply.Silence(why, trace)
                        : new Reply.Refuse(ErrorCode.NOT_DEFINED, "Temporarily unavailable: " + why, trace);
        };
    }
}
