package io.option150.trust.exchange;

import io.option150.registry.contract.ClusterRecord;
import io.option150.trust.certificate.Certificates;
import io.option150.trust.contract.TrustPaths;
import io.option150.trust.formats.Reading;
import io.option150.trust.formats.list.TrustList;
import io.option150.trust.formats.signer.Function;
import io.option150.trust.formats.signer.SignerId;
import io.option150.trust.formats.tlv.MalformedException;
import io.option150.trust.formats.tvs.TvsMessage;
import io.option150.trust.identity.CurrentSigners;
import io.option150.trust.identity.FileSigner;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Looks at a remote cluster: found out, not believed. */
@Singleton
class RemoteLook {

    private final Registry registry;
    private final RemoteFiles files;
    private final RemoteTvs tvs;
    private final CurrentSigners signers;
    private final Certificates certificates;
    private final Mutiny.SessionFactory database;

    RemoteLook(
            Registry registry,
            RemoteFiles files,
            RemoteTvs tvs,
            CurrentSigners signers,
            Certificates certificates,
            Mutiny.SessionFactory database) {
        this.registry = registry;
        this.files = files;
        this.tvs = tvs;
        this.signers = signers;
        this.certificates = certificates;
        this.database = database;
    }

    /** Looks now; fails with a problem: 404 when there is no such remote cluster, 503 when the registry is away. */
    Uni<Checklist> look(String clusterId) {
        // Remote clusters answer on threads of their own; the database is asked on the call's.
        var context = Vertx.currentContext();
        return Uni.combine()
                .all()
                .unis(registry.remote(clusterId), signers.now())
                .asTuple()
                .chain(found -> {
                    ClusterRecord cluster = found.getItem1();
                    FileSigner signer = found.getItem2().files();
                    return Uni.combine()
                            .all()
                            .unis(vouched(cluster, signer), listed(cluster, signer), held(cluster))
                            .with((first, second, third) -> List.of(first, second, third))
                            .emitOn(command -> context.runOnContext(_ -> command.run()))
                            .chain(findings -> remember(cluster, signer, findings));
                });
    }

    private Uni<Finding> vouched(ClusterRecord cluster, FileSigner signer) {
        return tvs.ask(cluster, signer.sgn().id())
                .map(answer -> switch (answer) {
                    case TvsMessage.QueryResponse known -> vouched(known);
                    default ->
                        new Finding(RemoteItem.TVS, RemoteState.NO, "The service does not know our file signer.");
                })
                .onFailure()
                .recoverWithItem(
                        away -> new Finding(RemoteItem.TVS, RemoteState.UNKNOWN, "No answer: " + away.getMessage()));
    }

    private static Finding vouched(TvsMessage.QueryResponse known) {
        List<Function> roles = known.vouch().roles();
        String told = roles.stream().map(role -> Integer.toString(role.code())).collect(Collectors.joining(", "));
        boolean signs = roles.contains(Function.TFTP) || roles.contains(Function.CCM_TFTP);
        return new Finding(
                RemoteItem.TVS,
                signs ? RemoteState.YES : RemoteState.NO,
                "The service knows our file signer in the roles " + told + "; 2 or 3 is needed.");
    }

    private Uni<Finding> listed(ClusterRecord cluster, FileSigner signer) {
        if (!cluster.secure()) {
            return Uni.createFrom()
                    .item(new Finding(RemoteItem.CTL, RemoteState.NOT_NEEDED, "The cluster is not in mixed mode."));
        }
        return files.fetch(cluster, TrustPaths.CTL_NAME)
                .map(ctl -> listed(ctl, signer.sgn().id()))
                .onFailure()
                .recoverWithItem(
                        away -> new Finding(RemoteItem.CTL, RemoteState.UNKNOWN, "No CTL file: " + away.getMessage()));
    }

    private static Finding listed(Optional<byte[]> file, SignerId signer) {
        if (file.isEmpty()) {
            return new Finding(RemoteItem.CTL, RemoteState.NO, "The cluster has no CTL file.");
        }
        try {
            TrustList list = TrustList.decode(file.get(), Reading.LENIENT);
            boolean there = list.trusted().stream()
                    .anyMatch(listed -> signer.names(listed.certificate()) && listed.signsFiles());
            return new Finding(
                    RemoteItem.CTL,
                    there ? RemoteState.YES : RemoteState.NO,
                    "The CTL file has " + list.records().size() + " records; ours, serial number " + signer.serial()
                            + (there ? ", is among them." : ", is not."));
        } catch (MalformedException damaged) {
            return new Finding(
                    RemoteItem.CTL, RemoteState.UNKNOWN, "The CTL file cannot be read: " + damaged.getMessage());
        }
    }

    private Uni<Finding> held(ClusterRecord cluster) {
        return database.withSession(certificates::others).map(others -> {
            long count = others.stream()
                    .filter(other -> other.cluster().equalsIgnoreCase(cluster.clusterId()))
                    .count();
            return new Finding(
                    RemoteItem.HELD,
                    count > 0 ? RemoteState.YES : RemoteState.NO,
                    "We hold " + count + " of its certificates.");
        });
    }

    private Uni<Checklist> remember(ClusterRecord cluster, FileSigner signer, List<Finding> findings) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return database.withTransaction(session -> Multi.createFrom()
                .iterable(findings)
                .onItem()
                .transformToUniAndConcatenate(finding -> remember(session, cluster, finding, now))
                .collect()
                .asList()
                .map(items -> new Checklist(
                        cluster.clusterId(), now, signer.fingerprint().hex(), items)));
    }

    private static Uni<Checklist.Item> remember(
            Mutiny.Session session, ClusterRecord cluster, Finding finding, Instant now) {
        String id = RemoteStateRow.id(cluster.clusterId(), finding.item());
        return session.find(RemoteStateRow.class, id)
                .chain(there -> {
                    var row = there == null ? new RemoteStateRow() : there;
                    if (there == null || row.state != finding.state()) {
                        row.id = id;
                        row.state = finding.state();
                        row.since = now;
                    }
                    return (there == null
                                    ? session.persist(row)
                                    : Uni.createFrom().voidItem())
                            .replaceWith(row);
                })
                .map(row -> new Checklist.Item(
                        finding.item(),
                        finding.item().requirements(),
                        finding.state(),
                        row.since,
                        finding.found(),
                        finding.item().next(finding.state())));
    }
}
