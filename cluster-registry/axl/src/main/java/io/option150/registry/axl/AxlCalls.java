package io.option150.registry.axl;

import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.failure.AxlFailure;
import io.option150.registry.axl.http.HttpsCalls;
import io.option150.registry.axl.site.Schema;
import io.option150.registry.axl.soap.Element;
import io.option150.registry.axl.soap.RowReader;
import io.option150.registry.axl.soap.SoapRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Calls to one cluster, one at a time: it refuses large reads side by side, and answers 503 when it has too much to do. */
final class AxlCalls implements AutoCloseable {

    private final AxlServer server;
    private final HttpsCalls https;
    private final ReentrantLock one = new ReentrantLock();
    private @Nullable Schema schema;

    AxlCalls(AxlServer server) {
        this.server = server;
        this.https = new HttpsCalls(server.url(), server.credentials(), server.trust(), server.patience());
        this.schema = server.schema().orElse(null);
    }

    /** All rows of an answer, read. */
    <T> List<T> rows(SoapRequest request, RowReader<T> reader) throws AxlException, InterruptedException {
        List<Element> rows = rows(request);
        List<T> read = new ArrayList<>(rows.size());
        for (Element row : rows) {
            read.add(reader.read(row));
        }
        return read;
    }

    /** All rows of an answer that came whole. */
    List<Element> rows(SoapRequest request) throws AxlException, InterruptedException {
        one.lockInterruptibly();
        try {
            if (schema == null) {
                schema = Handshake.schema(https);
            }
            return patiently(request, schema);
        } finally {
            one.unlock();
        }
    }

    private List<Element> patiently(SoapRequest request, Schema spoken) throws AxlException, InterruptedException {
        int attempts = 0;
        while (true) {
            attempts++;
            try {
                List<Element> rows = new ArrayList<>();
                https.post(request, spoken.text(), rows::add);
                return rows;
            } catch (AxlException failed) {
                if (!(failed.failure() instanceof AxlFailure.Busy)) {
                    throw failed;
                }
                if (attempts > server.waits().size()) {
                    throw new AxlException(new AxlFailure.Busy(attempts), failed);
                }
                Thread.sleep(server.waits().get(attempts - 1));
            }
        }
    }

    @Override
    public void close() {
        https.close();
    }
}
