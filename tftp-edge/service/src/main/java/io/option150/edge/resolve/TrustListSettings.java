package io.option150.edge.resolve;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whose trust list a phone gets that nobody knows. */
@ConfigMapping(prefix = "option150.trust")
public interface TrustListSettings {

    /** What becomes of a cluster's trust list that an unknown phone asks for while there are remote clusters. */
    enum UnknownPhones {
        /** Error 1: a virgin phone keeps the first list it gets, and a wrong one strands it. */
        REFUSE,
        /** It gets our own list. */
        OWN
    }

    /** refuse or own (RES-2). */
    @WithDefault("refuse")
    UnknownPhones unknownPhones();
}
