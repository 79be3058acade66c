package io.option150.outbox;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says in every list's answer to which epoch its sequences belong, so that who loads the lists can tell them from events of
 * before or after. The epoch is read before the list, in a transaction of its own, and held for a second: while a database
 * is restored, until its relay has raised the epoch, an older list may go out under the epoch from before.
 */
@Singleton
public class EpochHeader {

    /** Name of the header; its value is the epoch as a decimal number. */
    public static final String NAME = "Option150-Epoch";

    private static final Logger LOG = Logger.getLogger(EpochHeader.class);

    /** Behind those that ask who calls, before all routes. */
    private static final int BEFORE_ROUTES = 50;

    private static final Pattern LIST = Pattern.compile("/api/v1/[a-z-]+");
    private static final Duration HOLDS = Duration.ofSeconds(1);

    private record Known(long epoch, long at) {}

    private final Pool database;
    private volatile @Nullable Known known;

    EpochHeader(Pool database) {
        this.database = database;
    }

    void install(@Observes Filters filters) {
        filters.register(this::add, BEFORE_ROUTES);
    }

    private void add(RoutingContext call) {
        var method = call.request().method();
        boolean reads = HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
        if (!reads || !LIST.matcher(call.normalizedPath()).matches()) {
            call.next();
            return;
        }
        epoch().onComplete(
                        epoch -> {
                            call.response().putHeader(NAME, Long.toString(epoch));
                            call.next();
                        },
                        failure -> {
                            // The list itself says what is wrong with the database.
                            LOG.debugf("The epoch cannot be read: %s", failure);
                            call.next();
                        });
    }

    private Future<Long> epoch() {
        var held = known;
        if (held != null && System.nanoTime() - held.at() < HOLDS.toNanos()) {
            return Future.succeededFuture(held.epoch());
        }
        return database.query("select epoch from outbox_epoch").execute().map(rows -> {
            var row = rows.iterator();
            long epoch = row.hasNext() ? row.next().getLong("epoch") : 0;
            known = new Known(epoch, System.nanoTime());
            return epoch;
        });
    }
}
