package io.option150.registry.axl.failure;

import java.time.Duration;
import java.util.Optional;

/** Why a Unified CM told nothing; each kind is one step on the way to an answer. */
public sealed interface AxlFailure {

    /** In one sentence, for the report of a run. */
    String message();

    /** The user's password cannot be had. */
    record NoPassword(String why) implements AxlFailure {
        @Override
        public String message() {
            return "Password: " + why + ".";
        }
    }

    /** DNS: the name has no address. */
    record NoAddress(String host) implements AxlFailure {
        @Override
        public String message() {
            return "DNS: " + host + " has no address.";
        }
    }

    /** TCP: nobody listens there, or there is no way to it. */
    record NoConnection(String server, String why) implements AxlFailure {
        @Override
        public String message() {
            return "TCP: no connection to " + server + ": " + why + ".";
        }
    }

    /**
     * TLS: the handshake failed.
     *
     * @param shownSha256 SHA-256 of the certificate that the server showed, as {@code AB:CD:…}; empty when it came to none
     */
    record TlsRefused(String server, Optional<String> shownSha256, String why) implements AxlFailure {
        @Override
        public String message() {
            return "TLS: no trusted connection to " + server + ": " + why + ". "
                    + shownSha256
                            .map(sha256 -> "It shows the certificate with SHA-256 " + sha256 + ".")
                            .orElse("It has shown no certificate.");
        }
    }

    /** HTTP 401: the server does not know this user by this password. */
    record Unauthorized(String username) implements AxlFailure {
        @Override
        public String message() {
            return "HTTP 401: the server refuses the user " + username + " or its password.";
        }
    }

    /** HTTP 403: the user may not use AXL. */
    record Forbidden(String username) implements AxlFailure {
        @Override
        public String message() {
            return "HTTP 403: the user " + username
                    + " lacks the role Standard AXL Read Only API Access (before 11.5: Standard AXL API Access).";
        }
    }

    /** HTTP 503, again and again: the server has too many changes or large reads outstanding. */
    record Busy(int attempts) implements AxlFailure {
        @Override
        public String message() {
            return "HTTP 503: the server is busy; it was asked " + attempts + " times.";
        }
    }

    /** Any other HTTP status that carries no fault. */
    record UnexpectedStatus(String operation, int status) implements AxlFailure {
        @Override
        public String message() {
            return "HTTP " + status + " to " + operation + ".";
        }
    }

    /**
     * A SOAP fault.
     *
     * @param code AXL's own ({@code axlcode}); 0 when it tells none
     */
    record Fault(String operation, int code, String text) implements AxlFailure {
        @Override
        public String message() {
            return "Fault " + code + " to " + operation + ": " + text;
        }
    }

    /** The answer ended before its end. */
    record CutBody(String operation, long bytes) implements AxlFailure {
        @Override
        public String message() {
            return "Cut body: the answer to " + operation + " ended too early, after " + bytes + " bytes.";
        }
    }

    /** The answer is larger than is read. */
    record TooLarge(String operation, long limit) implements AxlFailure {
        @Override
        public String message() {
            return "Too large: the answer to " + operation + " has more than " + limit + " bytes.";
        }
    }

    /** The answer is no XML, or not the shape that AXL gives it. */
    record Malformed(String operation, String why) implements AxlFailure {
        @Override
        public String message() {
            return "Malformed: the answer to " + operation + " cannot be read: " + why;
        }
    }

    /** Nothing, or nothing more, came in time. */
    record TimedOut(String operation, Duration patience) implements AxlFailure {
        @Override
        public String message() {
            return "Timed out: no whole answer to " + operation + " within " + patience.toMillis() + " ms.";
        }
    }

    /** The server runs a release older than any that is spoken here. */
    record TooOld(String release) implements AxlFailure {
        @Override
        public String message() {
            return "Version: release " + release + " is older than 10.0.";
        }
    }
}
