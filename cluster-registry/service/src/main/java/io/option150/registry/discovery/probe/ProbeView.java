package io.option150.registry.discovery.probe;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What answers at an address.
 *
 * @param clusters of this suite that have the address
 * @param hasDefault whether it has XMLDefault.cnf.xml, as TFTP servers of Unified CM do
 * @param autoRegistration as that file says; null: it does not
 * @param callManagers names or addresses in that file, the first choice first
 * @param secure whether it has a CTL: then the cluster is in mixed mode
 * @param lists trust lists that it has
 * @param devicesAsked devices of this suite for whose configuration it was asked, a sample
 * @param devicesThere those of them that it has
 */
public record ProbeView(
        String address,
        Way http,
        Way tftp,
        List<String> clusters,
        boolean hasDefault,
        @Schema(nullable = true) @Nullable Boolean autoRegistration,
        List<String> callManagers,
        boolean secure,
        List<TrustListSeen> lists,
        List<String> devicesAsked,
        List<String> devicesThere) {

    public ProbeView {
        clusters = List.copyOf(clusters);
        callManagers = List.copyOf(callManagers);
        lists = List.copyOf(lists);
        devicesAsked = List.copyOf(devicesAsked);
        devicesThere = List.copyOf(devicesThere);
    }

    /**
     * A way to ask.
     *
     * @param millis till the whole answer to the first question
     * @param reason why it does not answer; empty: it does
     */
    public record Way(int port, boolean answers, long millis, String reason) {}

    /**
     * A trust list.
     *
     * @param signer subject of its signer as it stands there; empty: it cannot be read
     */
    public record TrustListSeen(String name, int bytes, String signer) {}
}
