package io.option150.web.auth;

/**
 * Whom a token speaks for.
 *
 * @param name what the tokens file calls them; {@code admin} and {@code service} for the tokens in files of their own
 * @param role one of {@link Roles}
 */
public record Caller(String name, String role) {}
