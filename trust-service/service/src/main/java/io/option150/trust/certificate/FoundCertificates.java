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
        return certificates
                .page(new PageQuery(0, PageQuery.MAX_SIZE))
                .map(page -> page.items().stream()
                        .filter(certificate -> fits(certificate, sought))
                        .limit(MOST)
                        .map(certificate -> new SearchHit(
                                kind(), certificate.fingerprint(), certificate.subject(), certificate.cluster()))
                        .toList());
    }

    private static boolean fits(CertificateRecord certificate, Sought sought) {
        var names =
                "%s %s".formatted(certificate.subject(), certificate.cluster()).toLowerCase(Locale.ROOT);
        return names.contains(sought.text())
                || certificate.fingerprint().contains(sought.packed())
                || certificate.serial().contains(sought.packed());
    }
}
