package io.option150.storm.plan;

/** By which protocol phones ask. */
public enum Transport {
    /** All over TFTP. */
    TFTP,
    /** All over HTTP. */
    HTTP,
    /** All over HTTPS. */
    HTTPS,
    /** Every second phone over HTTP, as on a site with phones of two ages. */
    BOTH;

    /** Whether the phone of that number asks over HTTP or HTTPS. */
    public boolean isHttp(int phone) {
        return this == HTTP || this == HTTPS || (this == BOTH && phone % 2 == 1);
    }

    /** Whether any phone asks over TFTP. */
    public boolean hasTftp() {
        return this == TFTP || this == BOTH;
    }
}
