package io.option150.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokens of this installation, read once at start. Its text form shows none of them. */
@Singleton
public class Tokens {

    /** Who a token speaks for. */
    public enum Bearer {
        ADMIN,
        SERVICE
    }

    private final byte @Nullable [] admin;
    private final byte @Nullable [] service;

    public Tokens(TokenSettings settings) {
        this.admin = read("option150.tokens.admin-file", settings.adminFile());
        this.service = read("option150.tokens.service-file", settings.serviceFile());
    }

    /** Whose token this is; empty when nobody's. Takes the same time for every wrong token. */
    public Optional<Bearer> bearerOf(String token) {
        var given = token.getBytes(UTF_8);
        if (admin != null && MessageDigest.isEqual(admin, given)) {
            return Optional.of(Bearer.ADMIN);
        }
        if (service != null && MessageDigest.isEqual(service, given)) {
            return Optional.of(Bearer.SERVICE);
        }
        return Optional.empty();
    }

    /** What this service shows when it calls another one: {@code Authorization} header value. */
    public Optional<String> serviceAuthorization() {
        return service == null ? Optional.empty() : Optional.of("Bearer " + new String(service, UTF_8));
    }

    private static byte @Nullable [] read(String key, Optional<Path> file) {
        if (file.isEmpty()) {
            return null;
        }
        try {
            var token = Files.readString(file.get()).strip();
            if (token.length() < 16) {
                throw new IllegalStateException(key + ": " + file.get()
                        + " must hold a token of at least 16 characters, has " + token.length());
            }
            return token.getBytes(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(key + ": " + file.get() + " cannot be read", e);
        }
    }
}
