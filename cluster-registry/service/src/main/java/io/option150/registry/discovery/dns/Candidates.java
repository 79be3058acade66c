package io.option150.registry.discovery.dns;

import io.netty.handler.codec.dns.DnsRecordType;
import io.option150.registry.discovery.source.SourceFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Finds addresses of a domain at which TFTP servers may be: hosts that offer UDS, and what phones without option 150 ask. It blocks. */
final class Candidates {

    /** More of one domain are not probed. */
    static final int MOST = 16;

    private final Lookups lookups;
    private final Consumer<String> notes;
    private final List<Candidate> found = new ArrayList<>();

    Candidates(Lookups lookups, Consumer<String> notes) {
        this.lookups = lookups;
        this.notes = notes;
    }

    /** Those of a domain, each address once. */
    List<Candidate> of(String domain) throws SourceFailedException, InterruptedException {
        var service = "_cisco-uds._tcp." + domain;
        var hosts = ask(service, DnsRecordType.SRV);
        for (var host : hosts.values()) {
            try {
                add(host, service);
            } catch (SourceFailedException silent) {
                notes.accept(silent.getMessage() + " It is left out.");
            }
        }
        var phones = "CiscoCM1." + domain;
        boolean isThere = add(phones, phones);
        if (hosts.values().isEmpty() && !isThere) {
            notes.accept("DNS: there is neither " + service + " (SRV) nor " + phones + " (A, AAAA).");
        }
        return List.copyOf(found);
    }

    /** Takes the addresses of a host; answers whether it has any. IPv6 counts where there is no IPv4. */
    private boolean add(String host, String question) throws SourceFailedException, InterruptedException {
        var addresses = ask(host, DnsRecordType.A).values();
        if (addresses.isEmpty()) {
            addresses = ask(host, DnsRecordType.AAAA).values();
        }
        if (addresses.isEmpty() && !host.equals(question)) {
            notes.accept("DNS: " + host + ", which " + question + " names, has no address.");
        }
        for (var address : addresses) {
            if (found.stream().anyMatch(known -> known.address().equals(address))) {
                continue;
            }
            if (found.size() == MOST) {
                notes.accept("DNS: there are more than " + MOST + " addresses; " + address + " of " + host
                        + " is not probed.");
            } else {
                found.add(new Candidate(address, host, question));
            }
        }
        return !addresses.isEmpty();
    }

    private Answer ask(String name, DnsRecordType type) throws SourceFailedException, InterruptedException {
        var answer = lookups.ask(name, type);
        if (answer.isCut()) {
            notes.accept("DNS: the answer for " + name + " was cut off: there may be more than is told here.");
        }
        return answer;
    }
}
