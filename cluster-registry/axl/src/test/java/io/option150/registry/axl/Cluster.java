package io.option150.registry.axl;

import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.failure.AxlFailure;
import io.option150.registry.axl.http.Credentials;
import io.option150.registry.axl.http.ServerTrust;
import io.option150.registry.axl.http.ServerUrl;
import io.option150.registry.axl.standin.AxlStandIn;
import io.option150.registry.axl.standin.Tomcat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A stand-in, and clients of it. */
final class Cluster implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    final Tomcat tomcat;
    final AxlStandIn standIn;

    Cluster(Path folder) throws Exception {
        tomcat = Tomcat.in(folder, "cucm-publisher");
        standIn = AxlStandIn.start(tomcat);
    }

    AxlClient client() throws Exception {
        return client(new ServerTrust.Pinned(tomcat.sha256()), AxlStandIn.PASSWORD, PATIENCE);
    }

    AxlClient client(ServerTrust trust, String password, Duration patience) {
        return new AxlClient(new AxlServer(
                ServerUrl.of("127.0.0.1:" + standIn.port()),
                new Credentials(AxlStandIn.USERNAME, () -> password),
                trust,
                patience,
                Collections.nCopies(2, Duration.ofMillis(20)),
                Optional.empty()));
    }

    static AxlFailure failure(ThrowingCallable call) {
        return Assertions.catchThrowableOfType(AxlException.class, call).failure();
    }

    List<String> calls(String operation) {
        return standIn.operations().stream()
                .filter(call -> call.startsWith(operation + " "))
                .toList();
    }

    @Override
    public void close() {
        standIn.close();
    }
}
