package io.option150.registry.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;

/**
 * What one phone asked of one copy of the edge since that copy told of it last, at most once a second.
 *
 * @param phone its device name in upper case, or where no name it asked carries one, its address
 * @param device its device name in upper case; empty: not known, {@code phone} is the address
 * @param address it asked from, without a port
 * @param requests in the order in which they began
 * @param left how many more it asked meanwhile than a message holds
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PhoneSeen(String phone, String device, String address, List<PhoneRequest> requests, int left) {
    public PhoneSeen {
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(address, "address");
        requests = List.copyOf(requests);
    }
}
