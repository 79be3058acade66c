package io.option150.storm.plan;

/**
 * How phones speak HTTP.
 *
 * @param port of the HTTP front, 1 to 65535
 * @param securePort of the HTTPS front, 1 to 65535
 * @param kept a phone asks for all its files over one connection; else each has one of its own, as phones do it
 */
public record Http(int port, int securePort, boolean kept) {

    /** Refuses ports out of range. */
    public Http {
        Ports.require("--http-port", port);
        Ports.require("--https-port", securePort);
    }
}
