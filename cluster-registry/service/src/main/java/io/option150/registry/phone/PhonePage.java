package io.option150.registry.phone;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * All that is known of one phone.
 *
 * @param phone as in lists
 * @param requests one page of what it asked, the newest first
 * @param requestsTotal how many are kept
 */
public record PhonePage(@JsonUnwrapped PhoneView phone, List<RequestView> requests, long requestsTotal) {

    public PhonePage {
        requests = List.copyOf(requests);
    }
}
