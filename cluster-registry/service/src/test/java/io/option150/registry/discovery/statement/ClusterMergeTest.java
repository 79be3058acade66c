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
        // Default or not: who made it by hand said so.
        assertThat(record.fqdn()).isEqualTo(first.fqdn());
        assertThat(record.description()).isEqualTo(first.description());
        assertThat(record.peers()).isEqualTo(first.peers());
        assertThat(record.secure()).isEqualTo(first.secure());
        assertThat(record.tftpPort()).isEqualTo(first.tftpPort());
        assertThat(record.httpPort()).isEqualTo(first.httpPort());
        if (first.manualOverride()) {
            assertThat(record.tftpAddresses()).isEqualTo(first.tftpAddresses());
        } else if (one.tftpAddresses() != null) {
            assertThat(record.tftpAddresses()).isEqualTo(one.tftpAddresses());
        }
    }

    /** A record that discovery made follows what is stated, but for the one field that was changed by hand since. */
    @Property(tries = 1_000)
    void whatDiscoveryMadeFollowsTillAHandComes(
            @ForAll("stated") ClusterFields one, @ForAll("stated") ClusterFields two) {
        var made = ClusterMerge.of(Optional.empty(), Optional.empty(), one);
        var none = record("", "", List.of(), false, false, 69, 6970, List.of());
        var record = with(none, made.fields());
        assertThat(made.overridden()).isEmpty();
        var changed = with(record, new ClusterFields("hand.example", null, null, null, null, null, null));
        var merge = ClusterMerge.of(Optional.of(changed), Optional.of(made.applied()), two);
        var after = with(changed, merge.fields());
        assertThat(after.fqdn()).isEqualTo("hand.example");
        assertThat(merge.overridden()).isEqualTo(two.fqdn() == null ? List.of() : List.of("fqdn"));
        assertThat(after.description()).isEqualTo(two.description() == null ? record.description() : two.description());
        assertThat(after.secure()).isEqualTo(two.secure() == null ? record.secure() : two.secure());
        assertThat(after.tftpAddresses())
                .isEqualTo(two.tftpAddresses() == null ? record.tftpAddresses() : two.tftpAddresses());
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
