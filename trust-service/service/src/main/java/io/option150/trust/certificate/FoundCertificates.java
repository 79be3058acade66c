package io.option150.trust.certificate;

import io.option150.search.Findable;
import io.option150.search.SearchHit;
import io.option150.search.Sought;
import io.option150.trust.contract.CertificateRecord;
import io.option150.web.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Certificates by a part of their subject, cluster, serial number or fingerprint: what is written in them stands in no column. */
@Singleton
class FoundCertificates implements Findable {

    private final Certificates certificates;

    FoundCertificates(Certificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public String kind() {
        return "certificate";
    }

    @Override
    public int place() {
        return 1;
    }

    @Override
    public Uni<List<SearchHit>> find(Sought sought) {
        return find(sought, 0, List.of());
    }

    /** Looks on, page by page, until there are enough. */
    private Uni<List<SearchHit>> find(Sought sought, int number, List<SearchHit> before) {
        var query = new PageQuery(number, PageQuery.MAX_SIZE);
        return certificates.page(query).chain(page -> {
            var found = Stream.concat(before.stream(), hits(page.items(), sought))
                    .limit(MOST)
                    .toList();
            return found.size() == MOST || page.items().size() < query.size()
                    ? Uni.createFrom().item(found)
                    : find(sought, number + 1, found);
        });
    }

    private Stream<SearchHit> hits(List<CertificateRecord> all, Sought sought) {
        return all.stream()
                .filter(certificate -> fits(certificate, sought))
                .map(certificate ->
                        new SearchHit(kind(), certificate.fingerprint(), certificate.subject(), certificate.cluster()));
    }

    private static boolean fits(CertificateRecord certificate, Sought sought) {
        var names =
                "%s %s".formatted(certificate.subject(), certificate.cluster()).toLowerCase(Locale.ROOT);
        return names.contains(sought.text())
                || certificate.fingerprint().contains(sought.packed())
                || certificate.serial().contains(sought.packed());
    }
}
