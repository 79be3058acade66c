package io.option150.registry.discovery.dns;

import io.option150.registry.discovery.Waiting;
import io.option150.registry.discovery.probe.ProbeView;
import io.option150.registry.discovery.probe.Probes;
import io.option150.registry.discovery.source.Source;
import io.option150.registry.discovery.source.SourceFailedException;
import io.option150.registry.discovery.source.SourceKind;
import io.option150.registry.discovery.source.SourceReader;
import io.option150.registry.discovery.source.Telling;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * Asks DNS for TFTP servers of a domain, and them what they are. It states nothing: DNS knows no cluster's id, so that an admin,
 * or AXL, has to name the cluster. What is seen stands in the run's report.
 */
@Singleton
class DnsReader implements SourceReader {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration ALL = Duration.ofSeconds(30);
    private static final int AT_ONCE = 4;

    private final NameServers servers;
    private final Probes probes;
    private final int tftpPort;
    private final int httpPort;

    @Inject
    DnsReader(NameServers servers, Probes probes) {
        this(servers, probes, 69, 6970);
    }

    DnsReader(NameServers servers, Probes probes, int tftpPort, int httpPort) {
        this.servers = servers;
        this.probes = probes;
        this.tftpPort = tftpPort;
        this.httpPort = httpPort;
    }

    private record Seen(Candidate candidate, ProbeView view) {}

    @Override
    public SourceKind kind() {
        return SourceKind.DNS;
    }

    @Override
    public void read(Source source, Telling telling) throws SourceFailedException, InterruptedException {
        var domain = source.url();
        List<Candidate> candidates;
        try (var lookups = new Lookups(servers.of(domain), PATIENCE, ALL)) {
            candidates = new Candidates(lookups, telling::note).of(domain);
        }
        var seen = Waiting.on(() -> Multi.createFrom()
                .iterable(candidates)
                .onItem()
                .transformToUni(candidate ->
                        probes.probe(candidate.address(), tftpPort, httpPort).map(view -> new Seen(candidate, view)))
                .merge(AT_ONCE)
                .collect()
                .asList());
        for (var candidate : candidates) {
            seen.stream()
                    .filter(one -> one.candidate().equals(candidate))
                    .forEach(one -> telling.note(CandidateNote.of(candidate, one.view())));
        }
    }

    /** DNS tells no changes. */
    @Override
    public void watch(Source source, Telling telling) {
        // Nothing is to be taken between runs.
    }

    @Override
    public void close() {
        // Nothing is kept between calls.
    }
}
