package io.option150.trust.exchange;

import io.option150.registry.contract.ClusterRecord;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** Asks a cluster's addresses, one after the other, until one answers; where none does, the failure tells of each. */
final class EachAddress {

    private EachAddress() {}

    /**
     * Asks.
     *
     * @param cluster whose addresses
     * @param question asks one address; its failures say where exactly and why
     * @return the first answer; fails with all that kept the addresses from answering
     */
    static <T> Uni<T> of(ClusterRecord cluster, Function<String, Uni<T>> question) {
        return cluster.tftpAddresses().isEmpty()
                ? Uni.createFrom()
                        .failure(() -> new IOException("the cluster " + cluster.clusterId() + " has no address"))
                : next(cluster.tftpAddresses(), question, "");
    }

    private static <T> Uni<T> next(List<String> addresses, Function<String, Uni<T>> question, String before) {
        if (addresses.isEmpty()) {
            return Uni.createFrom().failure(() -> new IOException(before));
        }
        return question.apply(addresses.getFirst())
                .onFailure()
                .recoverWithUni(failure -> next(
                        addresses.subList(1, addresses.size()),
                        question,
                        before.isEmpty()
                                ? String.valueOf(failure.getMessage())
                                : before + "; " + failure.getMessage()));
    }
}
