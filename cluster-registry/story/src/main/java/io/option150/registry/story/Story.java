package io.option150.registry.story;

import io.option150.registry.contract.PhoneRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * All that is known of one phone at one moment.
 *
 * @param phone its key: the device name, or the address where no device name is known
 * @param device its device name in upper case; empty: not known
 * @param address it asked from last; empty: it never asked
 * @param home where it belongs
 * @param requests of all edges, by time; requests from its address that carry no device name included
 * @param memory what is known from before these
 * @param around what is known of its neighbours and its home
 * @param now the moment
 */
public record Story(
        String phone,
        String device,
        String address,
        Home home,
        List<PhoneRequest> requests,
        Memory memory,
        Neighbourhood around,
        Instant now) {

    /** More than a phone asks in ten minutes, whatever ails it; the newest count. */
    public static final int MOST_REQUESTS = 1_000;

    public Story {
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(memory, "memory");
        Objects.requireNonNull(around, "around");
        Objects.requireNonNull(now, "now");
        requests = requests.stream()
                .sorted(Comparator.comparing(PhoneRequest::time))
                .skip(Math.max(0, requests.size() - MOST_REQUESTS))
                .toList();
    }
}
