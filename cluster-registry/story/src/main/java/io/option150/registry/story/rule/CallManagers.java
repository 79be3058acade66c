package io.option150.registry.story.rule;

import io.option150.registry.contract.ContentFacts;
import io.option150.registry.contract.ContentFacts.CallManager;
import io.option150.registry.story.boot.Asked;
import java.util.stream.Collectors;

/** Where a configuration sends a phone, in words. */
final class CallManagers {

    private CallManagers() {}

    /** Address, port and transport of each, as far as the file says; empty: it names none, or could not be read. */
    static String of(Asked configuration) {
        ContentFacts facts = configuration.request().facts();
        return facts == null
                ? ""
                : facts.callManagers().stream().map(CallManagers::text).collect(Collectors.joining(", "));
    }

    private static String text(CallManager one) {
        String host = one.address().contains(":") ? "[" + one.address() + "]" : one.address();
        String port = one.port() == 0 ? "" : ":" + one.port();
        return host + port + (one.transport().isEmpty() ? "" : "/" + one.transport());
    }
}
