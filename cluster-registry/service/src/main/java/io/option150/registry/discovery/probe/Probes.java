package io.option150.registry.discovery.probe;

import io.option150.registry.discovery.probe.ProbeView.TrustListSeen;
import io.option150.registry.discovery.probe.ProbeView.Way;
import io.option150.trust.formats.Reading;
import io.option150.trust.formats.list.TrustList;
import io.option150.trust.formats.tlv.MalformedException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Asks an address for what any TFTP server of a cluster has, and for a sample of our devices. */
@Singleton
public class Probes {

    private static final String DEFAULT = "XMLDefault.cnf.xml";
    private static final List<String> LISTS = List.of("CTLFile.tlv", "ITLFile.tlv");
    private static final int SAMPLE = 10;
    private static final int AT_ONCE = 4;

    // Devices that the cluster of this address should have go first.
    private static final String DEVICES = """
            select d.name from device d join cluster c on c.cluster_id = d.cluster_id
            order by not ($1 = any (c.tftp_addresses)), md5(d.key) limit %d""".formatted(SAMPLE);

    private static final String CLUSTERS =
            "select cluster_id as name from cluster where $1 = any (tftp_addresses) order by cluster_id";

    /** That callers ask for. A probe holds a socket and a thread of its own for up to half a minute. */
    private static final int MOST_ASKED = 8;

    private final Turns turns = new Turns(MOST_ASKED);
    private final Pool pool;
    private final FileByHttp http;

    Probes(Pool pool, FileByHttp http) {
        this.pool = pool;
        this.http = http;
    }

    private record Asked(Way way, Optional<byte[]> file) {}

    /** What answers at an address; {@code address} is that of a host, never a name. */
    public Uni<ProbeView> probe(String address, int tftpPort, int httpPort) {
        return whole(new ProbeForm(address, tftpPort, httpPort));
    }

    /** The same for a caller; 503 where too many go on. */
    Uni<ProbeView> probe(ProbeForm form) {
        return turns.take(() -> whole(form));
    }

    /** Opening and closing wait for a thread, which no event loop may. */
    private Uni<ProbeView> whole(ProbeForm form) {
        var workers = Infrastructure.getDefaultWorkerPool();
        return Uni.createFrom()
                .emitter(emitter -> workers.execute(() -> {
                    // Opened and asked in one step: who leaves meanwhile leaves no client open.
                    try {
                        var tftp = tftp();
                        var asked = probe(form, tftp)
                                .onTermination()
                                .invoke(() -> workers.execute(tftp::close))
                                .subscribe()
                                .with(emitter::complete, emitter::fail);
                        emitter.onTermination(asked::cancel);
                    } catch (UncheckedIOException noSelector) {
                        emitter.fail(noSelector);
                    }
                }));
    }

    private static FileByTftp tftp() {
        try {
            return new FileByTftp();
        } catch (IOException noSelector) {
            throw new UncheckedIOException(noSelector);
        }
    }

    private Uni<ProbeView> probe(ProbeForm form, FileByTftp tftp) {
        var address = form.address();
        Function<String, Uni<Optional<byte[]>>> byHttp = name -> http.get(address, form.httpPort(), name);
        Function<String, Uni<Optional<byte[]>>> byTftp = name -> tftp.get(address, form.tftpPort(), name);
        return Uni.combine()
                .all()
                .unis(
                        ask(form.httpPort(), byHttp),
                        ask(form.tftpPort(), byTftp),
                        names(CLUSTERS, address),
                        names(DEVICES, address))
                .asTuple()
                .chain(first -> {
                    var answers = first.getItem1().way().answers();
                    var files = answers ? byHttp : byTftp;
                    var found =
                            answers ? first.getItem1().file() : first.getItem2().file();
                    boolean isSilent = !answers && !first.getItem2().way().answers();
                    var devices = isSilent ? List.<String>of() : first.getItem4();
                    return Uni.combine()
                            .all()
                            .unis(
                                    isSilent ? Probes.<TrustListSeen>none() : lists(files),
                                    isSilent ? Probes.<String>none() : there(devices, files))
                            .asTuple()
                            .map(more -> view(
                                    address,
                                    first.getItem1().way(),
                                    first.getItem2().way(),
                                    first.getItem3(),
                                    found,
                                    more.getItem1(),
                                    devices,
                                    more.getItem2()));
                });
    }

    private static ProbeView view(
            String address,
            Way http,
            Way tftp,
            List<String> clusters,
            Optional<byte[]> found,
            List<TrustListSeen> lists,
            List<String> asked,
            List<String> there) {
        var told = found.map(DefaultFile::read).orElseGet(() -> new DefaultFile(null, List.of()));
        return new ProbeView(
                address,
                http,
                tftp,
                clusters,
                found.isPresent(),
                told.autoRegistration(),
                told.callManagers(),
                lists.stream().anyMatch(list -> list.name().equals(LISTS.getFirst())),
                lists,
                asked,
                there);
    }

    private static <T> Uni<List<T>> none() {
        return Uni.createFrom().item(List.of());
    }

    /** Asks for the default file; whoever says that there is none answers, too. */
    private static Uni<Asked> ask(int port, Function<String, Uni<Optional<byte[]>>> files) {
        long begun = System.nanoTime();
        return files.apply(DEFAULT)
                .map(file -> new Asked(new Way(port, true, millis(begun), ""), file))
                .onFailure()
                .recoverWithItem(failure -> new Asked(
                        new Way(port, false, millis(begun), String.valueOf(failure.getMessage())), Optional.empty()));
    }

    private static long millis(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    private static Uni<List<TrustListSeen>> lists(Function<String, Uni<Optional<byte[]>>> files) {
        return Multi.createFrom()
                .iterable(LISTS)
                .onItem()
                .transformToUniAndConcatenate(name -> quiet(files.apply(name))
                        .map(file -> file.map(bytes -> new TrustListSeen(name, bytes.length, signer(bytes)))))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .asList();
    }

    private static String signer(byte[] file) {
        try {
            return TrustList.decode(file, Reading.LENIENT)
                    .header()
                    .header()
                    .content()
                    .signer()
                    .subject();
        } catch (MalformedException _) {
            return "";
        }
    }

    private static Uni<List<String>> there(List<String> devices, Function<String, Uni<Optional<byte[]>>> files) {
        return Multi.createFrom()
                .iterable(devices)
                .onItem()
                .transformToUni(device -> quiet(files.apply(device + ".cnf.xml"))
                        .map(file -> file.isPresent() ? List.of(device) : List.<String>of()))
                .merge(AT_ONCE)
                .collect()
                .asList()
                .map(all -> {
                    var there = new ArrayList<String>();
                    all.forEach(there::addAll);
                    there.sort(String::compareTo);
                    return there;
                });
    }

    /** A file that could not be fetched is told like one that is not there: that the address answers stands apart. */
    private static Uni<Optional<byte[]>> quiet(Uni<Optional<byte[]>> file) {
        return file.onFailure().recoverWithItem(Optional.empty());
    }

    private Uni<List<String>> names(String query, String address) {
        return pool.preparedQuery(query)
                .execute(Tuple.of(address))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("name"))
                        .toList());
    }
}
