package io.option150.registry.gateway;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The services that own calls of the admin address, and the paths that are theirs: the only place that says so. A path means
 * itself and all below it. What none of them owns is the registry's.
 */
enum Owner {
    FILE_STORE(
            "file-store",
            "files",
            "contents",
            "profiles",
            "call-manager-groups",
            "common-files",
            "templates",
            "device-configs",
            "packages",
            "audit/file-store",
            "search/file-store"),
    TRUST_SERVICE(
            "trust-service",
            "certificates",
            "exchange",
            "phone-certificates",
            "phone-certificate-log",
            "signed",
            "trust-lists",
            "verification-list",
            "audit/trust-service",
            "search/trust-service"),
    TFTP_EDGE("tftp-edge", "cache", "copies", "peers", "requests", "routes", "service", "transfers");

    private static final String API = "/api/v1/";

    /** What a phone would make of a file: a POST of the file store that changes nothing, so that a viewer may call it. */
    static final String CHECK = API + "device-configs/check";

    private static final String COPIES = API + "edges/";

    /** Several services have these, each its own: the registry's stand as they are, those of others behind their names. */
    private static final String EVENTS = "events";

    private final String service;

    // Not to be changed: made by a stream.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> paths;

    Owner(String service, String... paths) {
        this.service = service;
        this.paths = Stream.of(paths).map(API::concat).toList();
    }

    /** Name of the service, as people know it. */
    String service() {
        return service;
    }

    /** What calls of some owner look like, as a regular expression of paths. */
    static String pattern() {
        return Stream.concat(
                        Stream.of(values())
                                .flatMap(owner -> Stream.concat(owner.paths.stream(), Stream.of(owner.alias()))),
                        TFTP_EDGE.paths.stream().map(path -> COPIES + "[^/]+/" + path.substring(API.length())))
                .collect(Collectors.joining("|", "(?:", ")(?:/.*)?"));
    }

    /** A call of one copy of the edge: {@code /api/v1/edges/<id>/} and what follows {@code /api/v1/} there. */
    static Optional<OfCopy> ofCopy(String path) {
        int end = path.startsWith(COPIES) ? path.indexOf('/', COPIES.length()) : -1;
        if (end < 0) {
            return Optional.empty();
        }
        var there = API + path.substring(end + 1);
        return TFTP_EDGE.paths.stream().anyMatch(own -> isAtOrBelow(there, own))
                ? Optional.of(new OfCopy(path.substring(COPIES.length(), end), there))
                : Optional.empty();
    }

    /**
     * A call of one copy of the edge.
     *
     * @param edgeId the copy
     * @param path as it has it
     */
    record OfCopy(String edgeId, String path) {}

    /**
     * Where a call goes.
     *
     * @param path as it came
     * @return empty when it is none of theirs
     */
    static Optional<Target> of(String path) {
        for (var owner : values()) {
            if (owner.paths.stream().anyMatch(own -> isAtOrBelow(path, own))) {
                return Optional.of(new Target(owner, path));
            }
            if (isAtOrBelow(path, owner.alias())) {
                var below = path.substring(owner.alias().length());
                return Optional.of(new Target(owner, API + EVENTS + below));
            }
        }
        return Optional.empty();
    }

    /**
     * The paths by which the admin address has a path of this owner, as its description writes it; none where it has it from
     * another.
     */
    List<String> atAdmin(String path) {
        if (isAtOrBelow(path, API + EVENTS)) {
            return List.of(alias() + path.substring((API + EVENTS).length()));
        }
        if (paths.stream().noneMatch(own -> isAtOrBelow(path, own))) {
            return List.of();
        }
        return this == TFTP_EDGE ? List.of(path, COPIES + "{edgeId}/" + path.substring(API.length())) : List.of(path);
    }

    private String alias() {
        return API + "services/" + service + "/" + EVENTS;
    }

    private static boolean isAtOrBelow(String path, String own) {
        return path.startsWith(own) && (path.length() == own.length() || path.charAt(own.length()) == '/');
    }

    /**
     * A call of an owner.
     *
     * @param path as the owner has it
     */
    record Target(Owner owner, String path) {}
}
