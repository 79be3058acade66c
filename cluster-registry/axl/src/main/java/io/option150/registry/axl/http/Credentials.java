package io.option150.registry.axl.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** A user of Unified CM and its password, which no text that is made of this shows. */
public final class Credentials {

    private final String username;
    private final String password;

    public Credentials(String username, String password) {
        this.username = username;
        this.password = password;
    }

    public String username() {
        return username;
    }

    /** The value of {@code Authorization} (RFC 7617). */
    String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "Credentials[" + username + "]";
    }
}
