package io.option150.edge.fleet;

import io.option150.edge.feed.Feed;
import io.option150.edge.front.PhoneService;
import io.option150.edge.view.Loaded;
import io.option150.registry.contract.EdgeBeat;
import io.option150.registry.contract.ServiceState;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What this copy is at this moment. */
@Singleton
final class Self {

    /**
     * What is told at once when it changes.
     *
     * @param state of the service for phones
     * @param desired that was told; null: none
     * @param restart number obeyed
     */
    record Face(String state, @Nullable ServiceState desired, long restart) {}

    private final EdgeId id;
    private final PhoneService service;
    private final Loaded loaded;
    private final Feed feed;
    private final Orders orders;
    private final Obedience obedience;
    private final Config config;
    private final String version;
    private final Instant started = InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS);

    Self(
            EdgeId id,
            PhoneService service,
            Loaded loaded,
            Feed feed,
            Orders orders,
            Obedience obedience,
            Config config,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.id = id;
        this.service = service;
        this.loaded = loaded;
        this.feed = feed;
        this.orders = orders;
        this.obedience = obedience;
        this.config = config;
        this.version = version;
    }

    /** When it was started, to the millisecond. */
    Instant started() {
        return started;
    }

    /** {@code starting} until it knows all files and homes; then the state of its service for phones. */
    String state() {
        return loaded.isLoaded() ? service.state() : "starting";
    }

    /** What is told at once when it changes. */
    Face face() {
        return new Face(state(), orders.now().state(), obedience.restart());
    }

    /** All of it, with this face. */
    EdgeBeat beat(Face face) {
        return new EdgeBeat(
                id.get(),
                version,
                started,
                face.state(),
                new EdgeBeat.Addresses(service.tftp(), service.http(), List.of(api())),
                service.transfers(),
                feed.positions(),
                face.desired(),
                face.restart(),
                obedience.steps());
    }

    private String api() {
        String host = config.getValue("quarkus.http.host", String.class);
        return Reachable.text(host, config.getValue("quarkus.http.port", int.class));
    }
}
