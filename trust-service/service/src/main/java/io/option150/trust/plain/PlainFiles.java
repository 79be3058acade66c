package io.option150.trust.plain;

import io.option150.files.contract.FileUrls;
import io.option150.web.Problem;
import io.option150.web.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MultiHelper;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Plain files of the file store. All that keeps it from answering ends a call with 503: a later try may succeed. */
@Singleton
public class PlainFiles {

    private static final Logger LOG = Logger.getLogger(PlainFiles.class);

    /** Pieces that may wait for a worker; a piece is at most 64 KiB. */
    private static final int WAITING_PIECES = 8;

    private final FileStoreClient store;

    PlainFiles(FileStoreClient store) {
        this.store = store;
    }

    /**
     * Looks a file up: by its exact name, else without regard to case (RES-1).
     *
     * @param name such as {@code United_States/g3-tones.xml}
     * @return the file; empty when the store has none
     */
    public Uni<Optional<PlainFile>> find(String name) {
        return store.send(HttpMethod.HEAD, FileUrls.fileIgnoringCase(name))
                .map(answer -> switch (answer.statusCode()) {
                    case 200 -> Optional.of(describe(answer));
                    case 404 -> Optional.<PlainFile>empty();
                    default -> throw unexpected(answer);
                })
                .onFailure()
                .transform(PlainFiles::unavailable);
    }

    /**
     * Reads a content once, on a worker thread, piece by piece; no more than a few pieces are in memory.
     *
     * @param file whose content
     * @param sink takes each piece from its position to its limit
     * @return ends, on the worker thread, once all bytes were taken and are those that were asked
     */
    public Uni<Void> read(PlainFile file, Consumer<ByteBuffer> sink) {
        var integrity = new Integrity(file);
        return open(file)
                .chain(answer -> MultiHelper.toMulti(answer)
                        .emitOn(Infrastructure.getDefaultWorkerPool(), WAITING_PIECES)
                        .invoke(piece -> {
                            ByteBuffer bytes = ByteBuffer.wrap(piece.getBytes());
                            integrity.update(bytes.duplicate());
                            sink.accept(bytes);
                        })
                        .collect()
                        .last()
                        .invoke(integrity::verify)
                        .onFailure()
                        .invoke(() -> answer.request().reset())
                        .replaceWithVoid())
                .onFailure()
                .transform(PlainFiles::unavailable);
    }

    /**
     * Sends a content on as the rest of an answer, at the reader's pace, and ends the answer.
     *
     * @param file whose content
     * @param begin called when the content has begun to arrive, to write what stands before it
     * @param answer to the reader; on failure it is left as it is
     * @return ends when the answer has
     */
    public Uni<Void> send(PlainFile file, Runnable begin, HttpServerResponse answer) {
        return open(file)
                .chain(content -> {
                    begin.run();
                    return UniHelper.toUni(content.pipe().endOnFailure(false).to(answer))
                            .onFailure()
                            .invoke(() -> content.request().reset());
                })
                // A reader who has gone is not the store's fault.
                .onFailure(_ -> !answer.closed())
                .transform(PlainFiles::unavailable);
    }

    private Uni<HttpClientResponse> open(PlainFile file) {
        return store.send(HttpMethod.GET, FileUrls.CONTENT + file.sha256()).invoke(answer -> {
            if (answer.statusCode() != 200 || length(answer) != file.size()) {
                answer.request().reset();
                throw unexpected(answer);
            }
        });
    }

    private static PlainFile describe(HttpClientResponse answer) {
        var modified = ZonedDateTime.parse(header(answer, "Last-Modified"), DateTimeFormatter.RFC_1123_DATE_TIME);
        return new PlainFile(header(answer, "X-Option150-Sha256"), length(answer), modified.toInstant());
    }

    private static long length(HttpClientResponse answer) {
        return Long.parseLong(header(answer, "Content-Length"));
    }

    private static String header(HttpClientResponse answer, String name) {
        String value = answer.getHeader(name);
        if (value == null) {
            throw new IllegalStateException("the file store's answer lacks " + name);
        }
        return value;
    }

    private static IllegalStateException unexpected(HttpClientResponse answer) {
        return new IllegalStateException(
                "the file store answered %d %s".formatted(answer.statusCode(), answer.statusMessage()));
    }

    private static Throwable unavailable(Throwable failure) {
        if (failure instanceof ProblemException) {
            return failure;
        }
        LOG.warnf("The file store could not be used: %s", failure);
        var problem = Problem.unavailable("The file store cannot be reached or answers amiss; try again.")
                .exception();
        problem.initCause(failure);
        return problem;
    }
}
