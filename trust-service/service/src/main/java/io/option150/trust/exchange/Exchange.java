package io.option150.trust.exchange;

import io.option150.trust.TrustSettings;
import io.option150.trust.certificate.Certificates;
import io.option150.trust.certificate.Fingerprint;
import io.option150.trust.contract.CertificateUse;
import io.option150.trust.exchange.ExchangeRecord.Action;
import io.option150.trust.identity.CurrentSigners;
import io.option150.trust.identity.Signers;
import io.option150.trust.list.TrustLists;
import io.option150.web.PageQuery;
import io.option150.web.Paged;
import io.option150.web.Where;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gives and takes certificates. Everything it does stands in the record, written in the same transaction. */
@Singleton
class Exchange {

    /**
     * What an import did.
     *
     * @param added fingerprints of certificates that were not held before
     * @param unchanged of those that were, our own among them
     */
    record Outcome(List<String> added, List<String> unchanged) {}

    private final Mutiny.SessionFactory database;
    private final Certificates certificates;
    private final CurrentSigners signers;
    private final TrustLists lists;
    private final String ourCluster;
    private final Vertx vertx;

    Exchange(
            Mutiny.SessionFactory database,
            Certificates certificates,
            CurrentSigners signers,
            TrustLists lists,
            TrustSettings settings,
            Vertx vertx) {
        this.database = database;
        this.certificates = certificates;
        this.signers = signers;
        this.lists = lists;
        this.ourCluster = settings.cluster();
        this.vertx = vertx;
    }

    /** Our own certificates as PKCS#12. */
    Uni<byte[]> export(ExchangeForm form, String who) {
        char[] password = form.newPassword();
        return signers.locked((session, own) -> {
            List<ExchangeCertificate> ours = ours(own);
            return log(session, who, Action.EXPORT, ourCluster, fingerprints(ours))
                    .chain(() -> blocking(() -> Pkcs12.write(ours, password)));
        });
    }

    /** Takes another cluster's certificates in; what is held already stays as it is. */
    Uni<Outcome> take(ExchangeForm form, String who) {
        return blocking(form::read)
                .chain(brought -> signers.locked((session, own) -> add(session, own, brought)
                        .call(outcome -> outcome.added().isEmpty()
                                ? Uni.createFrom().voidItem()
                                : log(session, who, Action.IMPORT, String.valueOf(form.cluster()), outcome.added()))));
    }

    /** Takes certificates in and gives all that are held, ours among them, as one PKCS#12 for every cluster to import. */
    Uni<byte[]> consolidate(ExchangeForm form, String who) {
        char[] password = form.newPassword();
        List<ExchangeForm> files = form.files() == null ? List.of() : form.files();
        return blocking(() -> files.stream()
                        .map(file -> ExchangeForm.required(file).read())
                        .flatMap(List::stream)
                        .toList())
                .chain(brought -> signers.locked((session, own) -> add(session, own, brought)
                        .chain(() -> certificates.others(session))
                        .chain(others -> {
                            List<ExchangeCertificate> all = new ArrayList<>(ours(own));
                            others.forEach(other -> all.add(ExchangeCertificate.of(other)));
                            return log(session, who, Action.CONSOLIDATE, "", fingerprints(all))
                                    .chain(() -> blocking(() -> Pkcs12.write(all, password)));
                        })));
    }

    /** Trusts another cluster's certificate no more. */
    Uni<Void> remove(Fingerprint fingerprint, String who) {
        return signers.locked((session, own) -> certificates
                .removeOther(session, fingerprint)
                .chain(cluster -> log(session, who, Action.REMOVE, cluster, List.of(fingerprint.hex())))
                .chain(() -> lists.rebuild(session, own)));
    }

    /** The record, the latest first. */
    Uni<Paged<ExchangeRecord>> log(PageQuery query) {
        return new Where().page(database, ExchangeLogRow.class, "id desc", query, ExchangeLogRow::toRecord);
    }

    private Uni<Outcome> add(Mutiny.Session session, Signers own, List<ExchangeCertificate> brought) {
        Map<String, ExchangeCertificate> each = new LinkedHashMap<>();
        brought.forEach(one -> each.putIfAbsent(fingerprint(one), one));
        List<String> added = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        return Multi.createFrom()
                .iterable(each.entrySet())
                .onItem()
                .transformToUniAndConcatenate(one -> certificates
                        .addOther(
                                session,
                                one.getValue().certificate(),
                                one.getValue().cluster(),
                                one.getValue().roles())
                        .invoke(isNew -> (isNew ? added : unchanged).add(one.getKey())))
                .collect()
                .last()
                .chain(() -> added.isEmpty() ? Uni.createFrom().voidItem() : lists.rebuild(session, own))
                .replaceWith(() -> new Outcome(List.copyOf(added), List.copyOf(unchanged)));
    }

    private List<ExchangeCertificate> ours(Signers own) {
        return Arrays.stream(CertificateUse.values())
                .map(use -> new ExchangeCertificate(ourCluster, List.of(use.role()), own.certificate(use)))
                .toList();
    }

    private static Uni<Void> log(
            Mutiny.Session session, String who, Action action, String cluster, List<String> fingerprints) {
        return session.persist(ExchangeLogRow.of(who, action, cluster, fingerprints));
    }

    private static List<String> fingerprints(List<ExchangeCertificate> all) {
        return all.stream().map(Exchange::fingerprint).toList();
    }

    private static String fingerprint(ExchangeCertificate one) {
        return Fingerprint.of(one.certificate()).hex();
    }

    private <T> Uni<T> blocking(Callable<T> work) {
        return UniHelper.toUni(vertx.executeBlocking(work, false));
    }
}
