package io.option150.web.auth;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks for the identity of somebody whose token is known. */
final class CallerRequest extends BaseAuthenticationRequest {

    private final Caller caller;

    CallerRequest(Caller caller) {
        this.caller = caller;
    }

    Caller caller() {
        return caller;
    }
}
