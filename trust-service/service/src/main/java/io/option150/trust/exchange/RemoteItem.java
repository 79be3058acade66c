package io.option150.trust.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What has to be true of a remote cluster so that its phones trust the proxy. */
enum RemoteItem {
    /** Its TVS vouches for our file signer, so that phones with an ITL accept it (R16, R18). */
    @JsonProperty("tvs-vouches-for-proxy")
    TVS(
            "R16, R18",
            "Upload our certificate of use ccm-tftp to the cluster's phone-SAST-trust (and CallManager-trust), restart its"
                    + " trust verification service, then look again.",
            "Its trust verification service could not be asked: see whether port 2445 of the cluster is open to us."),
    /** Its CTL names our file signer (R17). */
    @JsonProperty("proxy-in-ctl")
    CTL(
            "R17",
            "Import our export into the cluster, run 'utils ctl update CTLFile' on its publisher, restart TFTP and"
                    + " CallManager, reset the phones, then look again.",
            "Its CTL file could not be fetched: see whether the cluster's TFTP service answers us."),
    /** We hold its certificates (R19). */
    @JsonProperty("cluster-certificates-held")
    HELD("R19", "Export the cluster's certificates as PKCS#12 and import them here.", "");

    private final String requirements;
    private final String todo;
    private final String whenUnknown;

    RemoteItem(String requirements, String todo, String whenUnknown) {
        this.requirements = requirements;
        this.todo = todo;
        this.whenUnknown = whenUnknown;
    }

    String requirements() {
        return requirements;
    }

    /** What to do next, in words. */
    String next(RemoteState state) {
        return switch (state) {
            case YES, NOT_NEEDED -> "Nothing.";
            case NO -> todo;
            case UNKNOWN -> whenUnknown;
        };
    }
}
