package io.option150.tftp.net.client;

/** A fetch under way. */
public interface Fetch {
    /** Ends the fetch if it still runs: the server is told, and the sink hears {@link FetchFailure.Cancelled}. */
    void cancel();
}
