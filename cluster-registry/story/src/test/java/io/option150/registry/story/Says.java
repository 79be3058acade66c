package io.option150.registry.story;

import io.option150.registry.contract.ContentFacts;
import io.option150.registry.contract.ContentFacts.CallManager;
import io.option150.registry.contract.ContentFacts.Named;
import java.util.ArrayList;
import java.util.List;

/** What a file of a tale says. */
final class Says {

    private final String kind;
    private final List<Named> names = new ArrayList<>();
    private final List<CallManager> callManagers = new ArrayList<>();
    private int mode;
    private String autoRegistration = "";

    private Says(String kind) {
        this.kind = kind;
    }

    static Says configuration() {
        return new Says("configuration");
    }

    static Says defaults(String autoRegistration) {
        Says says = new Says("default");
        says.autoRegistration = autoRegistration;
        return says;
    }

    static Says images(String... images) {
        Says says = new Says("loads");
        for (String image : images) {
            says.names("image", image);
        }
        return says;
    }

    Says names(String field, String name) {
        names.add(new Named(field, name));
        return this;
    }

    Says dialTemplate() {
        return names("dialTemplate", "dialplan.xml");
    }

    Says load(String load) {
        return names("loadInformation", load);
    }

    Says locale(String folder) {
        return names("userLocale", folder);
    }

    Says mode(int securityMode) {
        this.mode = securityMode;
        return this;
    }

    Says callManager(String address, int port, String transport) {
        callManagers.add(new CallManager(address, port, transport));
        return this;
    }

    ContentFacts facts() {
        return new ContentFacts(kind, names, mode, autoRegistration, callManagers);
    }
}
