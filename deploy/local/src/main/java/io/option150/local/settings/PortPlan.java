package io.option150.local.settings;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Every port of one suite.
 *
 * @param offset added to every port, so that two suites run side by side
 * @param tftp UDP port that phones reach
 */
public record PortPlan(int offset, int tftp) {

    private static final int DEFAULT_TFTP = 6969;
    private static final int PHONE_HTTP = 6970;
    private static final int PHONE_HTTPS = 6971;
    private static final int SOFT_HTTPS = 6972;
    private static final int PHONE_TVS = 2445;
    private static final int POSTGRES = 15432;
    private static final int KAFKA = 19092;
    private static final int KAFKA_CONTROLLER = 19093;
    private static final int MAX_PORT = 65_535;

    /** The largest offset that keeps the highest port, Kafka's controller, in range. */
    static final int MAX_OFFSET = MAX_PORT - KAFKA_CONTROLLER;

    public PortPlan {
        if (offset < 0 || offset > MAX_OFFSET) {
            throw new IllegalArgumentException("OPTION150_PORT_OFFSET must be 0 to " + MAX_OFFSET + ", not " + offset);
        }
        if (tftp < 1 || tftp > MAX_PORT) {
            throw new IllegalArgumentException("OPTION150_TFTP_PORT must be 1 to " + MAX_PORT + ", not " + tftp);
        }
    }

    /** The plan at an offset, TFTP shifted with the rest. */
    public static PortPlan at(int offset) {
        return new PortPlan(offset, DEFAULT_TFTP + Math.clamp(offset, 0, MAX_OFFSET));
    }

    public int phoneHttp() {
        return PHONE_HTTP + offset;
    }

    /** HTTPS of desk phones. */
    public int phoneHttps() {
        return PHONE_HTTPS + offset;
    }

    /** HTTPS of soft clients. */
    public int softHttps() {
        return SOFT_HTTPS + offset;
    }

    /** TCP port of the trust verification service. */
    public int phoneTvs() {
        return PHONE_TVS + offset;
    }

    public int postgres() {
        return POSTGRES + offset;
    }

    public int kafka() {
        return KAFKA + offset;
    }

    public int kafkaController() {
        return KAFKA_CONTROLLER + offset;
    }

    /** TCP port of a service's API, health and metrics. */
    public int api(ServiceName service) {
        return service.basePort() + offset;
    }

    /** All ports, each on each address that it is bound to. */
    public List<PortUse> uses(List<InetAddress> phones) {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        List<PortUse> uses = new ArrayList<>();
        for (InetAddress address : phones) {
            uses.add(new PortUse(PortUse.Protocol.UDP, address, tftp, "tftp-edge, TFTP"));
            uses.add(new PortUse(PortUse.Protocol.TCP, address, phoneHttp(), "tftp-edge, phone HTTP"));
            uses.add(new PortUse(PortUse.Protocol.TCP, address, phoneHttps(), "tftp-edge, phone HTTPS"));
            uses.add(new PortUse(PortUse.Protocol.TCP, address, softHttps(), "tftp-edge, soft client HTTPS"));
            uses.add(new PortUse(PortUse.Protocol.TCP, address, phoneTvs(), "trust-service, TVS"));
        }
        for (ServiceName service : ServiceName.values()) {
            uses.add(new PortUse(PortUse.Protocol.TCP, loopback, api(service), service.id() + ", API"));
        }
        uses.add(new PortUse(PortUse.Protocol.TCP, loopback, postgres(), "PostgreSQL"));
        uses.add(new PortUse(PortUse.Protocol.TCP, loopback, kafka(), "Kafka"));
        uses.add(new PortUse(PortUse.Protocol.TCP, loopback, kafkaController(), "Kafka's controller"));
        return List.copyOf(uses);
    }
}
