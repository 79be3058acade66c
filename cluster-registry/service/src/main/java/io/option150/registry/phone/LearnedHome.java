package io.option150.registry.phone;

import io.option150.registry.contract.PhoneRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that had a phone's configuration when it was asked last. A phone that has one such is at home there as far as
 * anybody knows; one that has several has none that is sure.
 *
 * @param confirmed when that was
 * @param automatic its auto-registration made the configuration: not a home that is learned
 */
record LearnedHome(Instant confirmed, boolean automatic) {

    /** So long after it was confirmed last it is one no more. */
    static final Duration EXPIRES_AFTER = Duration.ofDays(30);

    /**
     * Between the default of a cluster and the configuration that its auto-registration makes lie one to three minutes, and
     * the load, which may take its time.
     */
    private static final Duration AUTOMATIC_WITHIN = Duration.ofMinutes(30);

    private static final String OWN_FILES = "own";
    private static final String STALE = "stale";

    /** Takes a request for a phone's configuration into account. */
    static void learn(Map<String, LearnedHome> homes, PhoneRequest request, PhoneState phone) {
        var have = new HashSet<String>();
        for (var answer : request.answers()) {
            if (answer.said().equals("yes")) {
                have.add(clusterOf(answer.cluster()));
            }
        }
        // What is served although its cluster does not answer confirms nothing.
        if (request.whole() && !request.source().equals(STALE)) {
            have.add(request.cluster());
        }
        // A cluster without the encrypted form may have the signed one.
        if (!FileKinds.isEncrypted(request.name())) {
            request.answers().stream()
                    .filter(answer -> answer.said().equals("no"))
                    .map(answer -> clusterOf(answer.cluster()))
                    .filter(cluster -> !have.contains(cluster))
                    .forEach(cluster -> drop(homes, cluster, request.time(), phone));
        }
        have.forEach(cluster -> confirm(homes, cluster, request.time(), phone));
    }

    private static void drop(Map<String, LearnedHome> homes, String cluster, Instant time, PhoneState phone) {
        var home = homes.get(cluster);
        if (home != null && !home.confirmed().isAfter(time)) {
            homes.remove(cluster);
            if (home.automatic()) {
                phone.deniedAutomatic.put(cluster, time);
            }
        }
    }

    private static void confirm(Map<String, LearnedHome> homes, String cluster, Instant time, PhoneState phone) {
        var before = homes.get(cluster);
        if (before == null) {
            homes.put(cluster, new LearnedHome(time, isAutomatic(cluster, time, phone)));
        } else if (time.isAfter(before.confirmed())) {
            homes.put(cluster, new LearnedHome(time, before.automatic()));
        }
    }

    /** Whether default and load came from that cluster just before, or it had made what it did not have in another form. */
    private static boolean isAutomatic(String cluster, Instant time, PhoneState phone) {
        var denied = phone.deniedAutomatic.get(cluster);
        if (denied != null && !time.isAfter(denied.plus(PhoneState.BETWEEN_BOOTS))) {
            return true;
        }
        return isGivenBefore(phone.lastDefault, cluster, time) && isGivenBefore(phone.lastLoad, cluster, time);
    }

    private static boolean isGivenBefore(PhoneState.@Nullable Given given, String cluster, Instant time) {
        return given != null
                && given.cluster().equals(cluster)
                && !given.at().isAfter(time)
                && given.at().isAfter(time.minus(AUTOMATIC_WITHIN));
    }

    /** The cluster of an answer; empty: our own files. */
    static String clusterOf(String said) {
        return said.equals(OWN_FILES) ? "" : said;
    }
}
