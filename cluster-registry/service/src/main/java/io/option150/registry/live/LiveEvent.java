package io.option150.registry.live;

import java.util.List;

/**
 * What changed since the event before.
 *
 * @param changed {@code phones}: a phone asked for something; {@code edges}: a copy of the edge came, went, or is in another
 *     state; {@code records}: something of the registry's was made, changed or removed; {@code files}: a file of the file store was,
 *     be it uploaded or made of a record; {@code trust}: a certificate or a trust list was. None: nothing did, and the connection
 *     lives
 */
record LiveEvent(List<String> changed) {

    static final LiveEvent ALIVE = new LiveEvent(List.of());
}
