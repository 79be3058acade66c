package io.option150.storm.run;

/**
 * How far a storm has come.
 *
 * @param millis since its start
 * @param served files so far
 * @param missing requests for files that do not exist, so far
 * @param failed requests so far
 * @param booted phones so far
 * @param bootsFailed phones so far of which a request failed
 */
public record Sample(long millis, long served, long missing, long failed, long booted, long bootsFailed) {

    /** Requests that have ended. */
    public long requests() {
        return served + missing + failed;
    }

    /** Phones that are through. */
    public long boots() {
        return booted + bootsFailed;
    }
}
