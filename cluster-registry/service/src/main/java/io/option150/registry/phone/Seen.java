package io.option150.registry.phone;

import io.option150.registry.contract.PhoneRequest;
import java.time.Instant;
import java.util.List;

/**
 * A message that was read and is good.
 *
 * @param device name of the phone in upper case; empty: not known
 * @param address it asked from, in its canonical spelling
 * @param edge the copy that it asked
 * @param requests at least one, the oldest first
 * @param left requests that the message does not hold
 */
record Seen(String device, String address, String edge, List<Request> requests, int left) {

    /**
     * A request.
     *
     * @param id equal for the same request again
     * @param text it as JSON
     */
    record Request(PhoneRequest request, long id, String text) {
        Instant time() {
            return request.time();
        }
    }

    Seen {
        requests = List.copyOf(requests);
    }

    Instant first() {
        return requests.getFirst().time();
    }

    Instant last() {
        return requests.getLast().time();
    }
}
