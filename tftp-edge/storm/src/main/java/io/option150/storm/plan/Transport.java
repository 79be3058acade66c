package io.option150.storm.plan;

/** By which protocol phones ask. */
public enum Transport {
    /** All over TFTP. */
    TFTP,
    /** All over HTTP. */
    HTTP,
    /** Every second phone over HTTP, as on a site with phones of two ages. */
    BOTH;

    /** Whether the phone of that number asks over HTTP. */
    public boolean isHttp(int phone) {
        return this == HTTP || (this == BOTH && phone % 2 == 1);
    }
}
