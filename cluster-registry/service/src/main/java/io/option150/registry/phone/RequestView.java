package io.option150.registry.phone;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.option150.registry.contract.PhoneRequest;

/**
 * A request of a phone, as an edge told of it.
 *
 * @param edge the copy that was asked
 * @param address it was asked from
 * @param request what was asked, and how it ended
 */
public record RequestView(
        String edge, String address, @JsonUnwrapped PhoneRequest request) {}
