package io.option150.registry.discovery.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.registry.contract.ClusterRecord;
import io.option150.registry.contract.ClusterRole;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ClusterMergeTest {

    @Provide
    Arbitrary<ClusterFields> stated() {
        return Combinators.combine(
                        Arbitraries.of("", "a.example", "b.example").injectNull(0.3),
                        Arbitraries.of("", "one", "two").injectNull(0.3),
                        addresses().injectNull(0.3),
                        Arbitraries.of(List.of(), List.of("p")).injectNull(0.3),
                        Arbitraries.of(true, false).injectNull(0.3),
                        Arbitraries.of(69, 6969).injectNull(0.3),
                        Arbitraries.of(0, 6970).injectNull(0.3))
                .as((fqdn, description, addresses, peers, secure, tftp, http) ->
                        new ClusterFields(fqdn, description, addresses, cast(peers), secure, tftp, http));
    }

    @Provide
    Arbitrary<ClusterRecord> records() {
        return Combinators.combine(
                        Arbitraries.of("", "a.example", "hand.example"),
                        Arbitraries.of("", "one", "hand"),
                        addresses(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(69, 7069),
                        Arbitraries.of(6970, 8080))
                .as((fqdn, description, addresses, manual, secure, tftp, http) ->
                        record(fqdn, description, addresses, manual, secure, tftp, http, List.of()));
    }

    private static Arbitrary<List<String>> addresses() {
        return Arbitraries.of("192.0.2.1", "192.0.2.2", "192.0.2.3")
                .list()
                .uniqueElements()
                .ofMaxSize(3);
    }

    @SuppressWarnings("unchecked")
    private static List<String> cast(List<?> list) {
        return (List<String>) list;
    }

    /** Whatever comes in whatever order: what was set by hand stays, and saying the same again changes nothing. */
    @Property(tries = 1_000)
    void whatWasSetByHandStays(
            @ForAll("records") ClusterRecord first,
            @ForAll("stated") ClusterFields one,
            @ForAll("stated") ClusterFields two) {
        var record = first;
        Optional<ClusterFields> applied = Optional.empty();
        for (var stated : List.of(one, two, one, one)) {
            var merge = ClusterMerge.of(Optional.of(record), applied, stated);
            record = with(record, merge.fields());
            applied = Optional.of(merge.applied());
            assertThat(ClusterMerge.of(Optional.of(record), applied, stated).isNothing())
                    .isTrue();
            assertThat(ClusterMerge.of(Optional.of(record), applied, stated).overridden())
                    .isEqualTo(merge.overridden());
        }
        if (!first.fqdn().isEmpty()) {
            assertThat(record.fqdn()).isEqualTo(first.fqdn());
        } else if (one.fqdn() != null) {
            assertThat(record.fqdn()).isEqualTo(one.fqdn());
        }
        if (first.tftpPort() != 69) {
            assertThat(record.tftpPort()).isEqualTo(first.tftpPort());
        }
        if (first.manualOverride()) {
            assertThat(record.tftpAddresses()).isEqualTo(first.tftpAddresses());
        } else if (one.tftpAddresses() != null) {
            assertThat(record.tftpAddresses()).isEqualTo(one.tftpAddresses());
        }
    }

    private static ClusterRecord record(
            String fqdn,
            String description,
            List<String> addresses,
            boolean manual,
            boolean secure,
            int tftp,
            int http,
            List<String> peers) {
        return new ClusterRecord(
                "x",
                fqdn,
                description,
                ClusterRole.REMOTE,
                true,
                manual,
                addresses,
                secure,
                100,
                tftp,
                http == 0 ? null : Integer.valueOf(http),
                peers,
                1);
    }

    private static ClusterRecord with(ClusterRecord old, ClusterFields fields) {
        var http = old.httpPort() == null ? 0 : old.httpPort();
        return record(
                fields.fqdn() == null ? old.fqdn() : fields.fqdn(),
                fields.description() == null ? old.description() : fields.description(),
                fields.tftpAddresses() == null ? old.tftpAddresses() : fields.tftpAddresses(),
                old.manualOverride(),
                fields.secure() == null ? old.secure() : fields.secure(),
                fields.tftpPort() == null ? old.tftpPort() : fields.tftpPort(),
                fields.httpPort() == null ? http : fields.httpPort(),
                fields.peers() == null ? old.peers() : fields.peers());
    }
}
