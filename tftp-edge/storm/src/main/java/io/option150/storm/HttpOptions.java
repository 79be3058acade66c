package io.option150.storm;

import io.option150.storm.plan.Http;
import io.option150.storm.plan.Transport;
import picocli.CommandLine.Option;

/** By which protocol phones ask, and how they speak HTTP, as the command line has it. */
final class HttpOptions {

    @Option(
            names = "--transport",
            paramLabel = "HOW",
            defaultValue = "tftp",
            description = "tftp, http, https, or both: every second phone over HTTP (${DEFAULT-VALUE})")
    private Transport transport = Transport.TFTP;

    @Option(names = "--http", description = "the same as --transport http")
    private boolean overHttp;

    @Option(names = "--https", description = "the same as --transport https")
    private boolean overHttps;

    @Option(
            names = "--connections",
            paramLabel = "HOW",
            defaultValue = "new",
            description = "new: one for each file, as phones do it; kept: one for each phone (${DEFAULT-VALUE}; HTTP)")
    private String connections = "";

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "6970",
            description = "HTTP port of the address (${DEFAULT-VALUE})")
    private int httpPort;

    @Option(
            names = "--https-port",
            paramLabel = "PORT",
            defaultValue = "6971",
            description = "HTTPS port of the address (${DEFAULT-VALUE})")
    private int httpsPort;

    /** How phones speak HTTP. */
    Http plan() {
        return new Http(httpPort, httpsPort, kept());
    }

    /** By which protocol phones ask. */
    Transport transport() {
        if (overHttp && overHttps) {
            throw new IllegalArgumentException("--http and --https exclude each other");
        }
        return overHttp ? Transport.HTTP : overHttps ? Transport.HTTPS : transport;
    }

    private boolean kept() {
        return switch (connections) {
            case "new" -> false;
            case "kept" -> true;
            default -> throw new IllegalArgumentException("--connections must be new or kept, is " + connections);
        };
    }
}
