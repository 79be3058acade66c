package io.option150.edge.front;

import io.option150.edge.front.gate.Gate;
import io.option150.edge.front.http.HttpFront;
import io.option150.edge.front.http.HttpTransfers;
import io.option150.edge.front.tftp.TftpFront;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;

/** How this copy's service for phones stands. */
@Singleton
public final class PhoneService {

    private final Gate gate;
    private final TftpFront tftp;
    private final HttpFront http;
    private final HttpTransfers transfers;

    PhoneService(Gate gate, TftpFront tftp, HttpFront http, HttpTransfers transfers) {
        this.gate = gate;
        this.tftp = tftp;
        this.http = http;
        this.transfers = transfers;
    }

    /** {@code running}, {@code stopping} while transfers are still open, or {@code stopped}. */
    public String state() {
        if (gate.isOpen()) {
            return "running";
        }
        return transfers() > 0 ? "stopping" : "stopped";
    }

    /** Transfers open now, over TFTP and HTTP. */
    public int transfers() {
        return tftp.active() + transfers.active();
    }

    /** Addresses and ports served over TFTP. */
    public List<String> tftp() {
        return texts(tftp.addresses());
    }

    /** Addresses and ports served over HTTP. */
    public List<String> http() {
        return texts(http.addresses());
    }

    private static List<String> texts(Collection<InetSocketAddress> addresses) {
        return addresses.stream().map(PhoneService::text).toList();
    }

    private static String text(InetSocketAddress address) {
        // Without a zone, which means something on this host alone.
        String host = address.getAddress().getHostAddress().replaceFirst("%.*", "");
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
