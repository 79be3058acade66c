package io.option150.registry.discovery.statement;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What is kept of phones: who has them, and where they are at home. An origin is called as its cluster. */
interface Ledger {

    void take(String origin, long version, Collection<String> present, Collection<String> gone);

    /** Phones of an origin that no statement of this version names. */
    Set<String> missing(String origin, long version);

    void setByHand(String phone, String home);

    /** Removes its record, where it has one. */
    void removeByHand(String phone);

    /** Whether its record was removed while somebody stated it. */
    boolean isRemoved(String phone);

    Optional<String> home(String phone);

    /** Whether its home is another one than discovery gave it last. */
    boolean isByHand(String phone);

    /** Phones that an origin has. */
    Set<String> live(String origin);
}
