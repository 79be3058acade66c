package io.option150.registry.discovery.statement;

/**
 * What one origin says of one phone, its newest word.
 *
 * @param cluster where it is at home
 * @param gone whether the origin had it there, and has it no more
 */
public record PhoneStatement(String origin, String cluster, boolean gone) {}
