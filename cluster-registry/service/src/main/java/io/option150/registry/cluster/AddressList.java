package io.option150.registry.cluster;

import io.option150.registry.address.IpAddress;
import io.option150.registry.call.Violations;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** A cluster's TFTP server addresses as given: at most three literals of hosts, none twice (R7, R10). */
final class AddressList {

    private static final String FIELD = "tftpAddresses";
    private static final int MAX = 3;
    // Enough to say all that is wrong with a list that is too long by mistake, and bounded for one that is so by
    // intent.
    private static final int MAX_LOOKED_AT = 20;

    private final List<String> given;
    private final Violations violations;
    private final LinkedHashSet<IpAddress> addresses = new LinkedHashSet<>();

    AddressList(List<String> given, Violations violations) {
        this.given = List.copyOf(given);
        this.violations = violations;
        if (given.size() > MAX) {
            violations.add(
                    FIELD,
                    "must be at most 3 addresses; 2 is the recommended redundancy (R7)",
                    given.size() + " addresses: " + String.join(", ", given));
        }
        given.stream().limit(MAX_LOOKED_AT).forEach(this::read);
    }

    /** A remote cluster that is asked, or whose addresses are set by hand, needs one at the least. */
    void requireAny(boolean tftpEnabled, boolean manualOverride) {
        if (given.isEmpty() && (tftpEnabled || manualOverride)) {
            violations.add(
                    FIELD,
                    "of a remote cluster must be 1 to 3 addresses, unless tftpEnabled and manualOverride are false"
                            + " (R7, R10)",
                    "none");
        }
    }

    /** The good ones, in the order given. */
    List<IpAddress> read() {
        return new ArrayList<>(addresses);
    }

    private void read(String text) {
        IpAddress.parse(text)
                .ifPresentOrElse(
                        address -> add(text, address),
                        () -> violations.add(FIELD, "must be IPv4 or IPv6 addresses, not names (R10)", text));
    }

    private void add(String text, IpAddress address) {
        if (!address.isHost()) {
            violations.add(FIELD, IpAddress.HOST_RULE, text);
        } else if (!addresses.add(address)) {
            violations.add(FIELD, "must not name an address twice", text);
        }
    }
}
