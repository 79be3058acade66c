package io.option150.config.record;

/**
 * A call manager that phones register with.
 *
 * @param address host name, IPv4 or IPv6 address; up to 50 characters
 * @param priority 0 to 4, the lowest is tried first
 */
public record CallManager(String address, int priority, int sipPort, int securedSipPort, int sccpPort) {

    public static final int SIP_PORT = 5060;
    public static final int SECURED_SIP_PORT = 5061;
    public static final int SCCP_PORT = 2000;

    private static final int LAST_PRIORITY = 4;

    void check(String field, Refusals refusals) {
        refusals.require(!address.isBlank(), field + ".address", "must not be empty", address);
        refusals.requireFit("callManager", "processNodeName", field + ".address", address);
        refusals.require(
                priority >= 0 && priority <= LAST_PRIORITY,
                field + ".priority",
                "must be a number from 0 to 4",
                String.valueOf(priority));
        refusals.requireFit("ports", "sipPort", field + ".sipPort", String.valueOf(sipPort));
        refusals.requireFit("ports", "securedSipPort", field + ".securedSipPort", String.valueOf(securedSipPort));
        refusals.requireFit("ports", "ethernetPhonePort", field + ".sccpPort", String.valueOf(sccpPort));
    }
}
