package io.option150.registry.discovery.axl;

import io.option150.registry.axl.AxlClient;
import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.site.ChangePoint;
import io.option150.registry.axl.site.Changes;
import io.option150.registry.discovery.Waiting;
import io.option150.registry.discovery.source.Source;
import io.option150.registry.discovery.source.SourceFailedException;
import io.option150.registry.discovery.source.SourceKind;
import io.option150.registry.discovery.source.SourceReader;
import io.option150.registry.discovery.source.SourceStates;
import io.option150.registry.discovery.source.Telling;
import io.option150.registry.discovery.statement.Statement;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks a Unified CM. */
@Singleton
class AxlReader implements SourceReader {

    private static final List<String> TYPES =
            Stream.concat(Stream.of("Phone"), AxlSite.TYPES.stream().sorted()).toList();

    private final AxlClients clients;
    private final SourceStates states;
    private final AxlSite site;
    private final AxlPhones phones;
    private final AxlChanges changes;

    AxlReader(AxlClients clients, SourceStates states, AxlSite site, AxlPhones phones, AxlChanges changes) {
        this.clients = clients;
        this.states = states;
        this.site = site;
        this.phones = phones;
        this.changes = changes;
    }

    @Override
    public SourceKind kind() {
        return SourceKind.AXL;
    }

    @Override
    public void read(Source source, Telling telling) throws SourceFailedException, InterruptedException {
        var client = clients.of(source);
        try {
            var begun = statement(source);
            site.read(source, client, begun, telling);
            // First, so that what is changed while phones are read is not missed.
            var point = caughtUp(source, client, begun, telling);
            var statement = statement(source);
            phones.read(client, statement, telling);
            var meanwhile = client.changes(Optional.of(point), TYPES);
            phones.loseMissing(client, statement, meanwhile, telling);
            changes.take(client, statement(source), meanwhile.changes(), Telling.NOTHING);
            Waiting.on(() -> states.setPoint(source.name(), meanwhile.next()));
        } catch (AxlException failed) {
            throw failed(failed);
        }
    }

    @Override
    public void watch(Source source, Telling telling) throws SourceFailedException, InterruptedException {
        var point = Waiting.on(() -> states.point(source.name()));
        if (point.isEmpty()) {
            return;
        }
        var client = clients.of(source);
        try {
            var since = client.changes(point, TYPES);
            if (since.gap()) {
                telling.readAnew();
                return;
            }
            if (!since.changes().isEmpty()) {
                take(source, client, since, telling);
            }
            if (!since.next().equals(point.get())) {
                Waiting.on(() -> states.setPoint(source.name(), since.next()));
            }
        } catch (AxlException failed) {
            throw failed(failed);
        }
    }

    private void take(Source source, AxlClient client, Changes since, Telling telling)
            throws AxlException, InterruptedException {
        var statement = statement(source);
        if (since.changes().stream().anyMatch(change -> AxlSite.TYPES.contains(change.type()))) {
            site.read(source, client, statement, telling);
        }
        changes.take(client, statement, since.changes(), telling);
    }

    /** From where to ask on, once what was changed before is taken: phones that have other files now are told nowhere else. */
    private ChangePoint caughtUp(Source source, AxlClient client, Statement statement, Telling telling)
            throws AxlException, InterruptedException {
        var point = Waiting.on(() -> states.point(source.name()));
        var since = client.changes(point, TYPES);
        if (since.gap()) {
            telling.note("Its queue of changes was rebuilt: which phones were changed meanwhile is not known.");
        } else {
            changes.take(client, statement, since.changes(), Telling.NOTHING);
        }
        return since.next();
    }

    private Statement statement(Source source) throws InterruptedException {
        long version = Waiting.on(states::nextVersion);
        return new Statement(source.name(), source.name(), source.clusterId(), true, version);
    }

    private static SourceFailedException failed(AxlException failed) {
        return new SourceFailedException(failed.failure().message(), failed);
    }

    @Override
    public void close() {
        clients.close();
    }
}
