package io.option150.registry.push;

/**
 * How a cluster's call manager is asked.
 *
 * @param address host:port; of AXL a URL; of SIP the port of phones
 * @param password sealed; empty: none was given
 * @param endpoint what it calls a phone; {@code {device}} and {@code {mac}} stand for the phone's own
 * @param perSecond most phones asked in a second
 * @param automatic whether phones are asked by themselves when their configuration has changed
 * @param sequence its version
 */
record PushTarget(
        String clusterId,
        PushKind kind,
        String address,
        String username,
        String password,
        String certificateSha256,
        String profile,
        String endpoint,
        int perSecond,
        boolean enabled,
        boolean automatic,
        long sequence) {

    /** To what its password is bound: for another server it opens not. */
    String sealedFor() {
        return sealedFor(kind, address);
    }

    static String sealedFor(PushKind kind, String address) {
        return "push/" + kind + "/" + address;
    }

    @Override
    public String toString() {
        return "PushTarget[" + clusterId + ", " + kind + ", " + address + "]";
    }
}
