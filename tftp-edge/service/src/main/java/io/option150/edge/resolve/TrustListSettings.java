package io.option150.edge.resolve;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whom phones are to trust: whose list one gets that nobody knows, and whose signatures. */
@ConfigMapping(prefix = "option150.trust")
public interface TrustListSettings {

    /** What becomes of a cluster's trust list that an unknown phone asks for while there are remote clusters. */
    enum UnknownPhones {
        /** Error 1: a virgin phone keeps the first list it gets, and a wrong one strands it. */
        REFUSE,
        /** It gets our own list. */
        OWN
    }

    /** Whence the signed form of a common file comes. */
    enum CommonFiles {
        /** Ours, signed by the proxy: the phone's cluster has to trust the proxy's certificate (R3, R16). */
        LOCAL,
        /** The asking phone's home, whose signature it trusts anyway; ours where the home has none or is not known. */
        HOME
    }

    /**
     * local or home (RES-8). With home the phone is known by its address: behind a load balancer the same edge has to see all
     * of its requests (client affinity).
     */
    @WithDefault("local")
    CommonFiles commonFiles();

    /** refuse or own (RES-2). */
    @WithDefault("refuse")
    UnknownPhones unknownPhones();
}
