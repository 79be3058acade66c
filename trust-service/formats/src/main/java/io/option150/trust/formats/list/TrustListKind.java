package io.option150.trust.formats.list;

/** The two trust lists. Their format is the same, the name inside tells them apart. */
public enum TrustListKind {
    /** Certificate trust list: of clusters in mixed mode. */
    CTL("CTLFile.tlv"),

    /** Initial (or identity) trust list: of every cluster since security by default. */
    ITL("ITLFile.tlv");

    private final String fileName;

    TrustListKind(String fileName) {
        this.fileName = fileName;
    }

    /**
     * FILENAME in the header, also of a list that is served under a device's own name such as {@code
     * ITLSEP001122334455.tlv}.
     *
     * @return the name
     */
    public String fileName() {
        return fileName;
    }
}
