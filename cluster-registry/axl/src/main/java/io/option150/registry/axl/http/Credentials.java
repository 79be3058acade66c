package io.option150.registry.axl.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.option150.registry.axl.failure.AxlException;
import java.util.Base64;

/**
 * A user of Unified CM and its password, which no text that is made of this shows. The password is opened for each call and not
 * kept: it is in memory as long as a call lasts, and till what it was in is collected.
 */
public final class Credentials {

    private final String username;
    private final Password password;

    /** Where a password comes from. */
    @FunctionalInterface
    public interface Password {
        /** The password, for one call. It may block. */
        String open() throws AxlException;
    }

    public Credentials(String username, Password password) {
        this.username = username;
        this.password = password;
    }

    public String username() {
        return username;
    }

    /** The value of {@code Authorization} (RFC 7617). */
    String basic() throws AxlException {
        return "Basic " + Base64.getEncoder().encodeToString((username + ":" + password.open()).getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "Credentials[" + username + "]";
    }
}
