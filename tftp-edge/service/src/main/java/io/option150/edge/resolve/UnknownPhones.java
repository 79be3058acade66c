package io.option150.edge.resolve;

/**
 * What becomes of a cluster's trust list that an unknown phone asks for while there are remote clusters (RES-2):
 * {@code option150.trust.unknown-phones}.
 */
public enum UnknownPhones {
    /** Error 1: a virgin phone keeps the first list it gets, and a wrong one strands it. */
    REFUSE,
    /** It gets our own list. */
    OWN
}
