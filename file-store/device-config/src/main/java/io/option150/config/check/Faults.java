package io.option150.config.check;

import io.option150.config.format.Fault;
import io.option150.config.format.MalformedConfig;

/** Which rule a file breaks that cannot be read. */
final class Faults {

    private Faults() {}

    static void report(MalformedConfig malformed, Findings findings) {
        var open = malformed.open();
        // In or below a password, names may be parts of it.
        var value = open.isEmpty() || Secrets.anyIsSecret(open) ? "" : open.getLast();
        findings.add(rule(malformed.fault()), malformed.place(), value);
    }

    private static Rule rule(Fault fault) {
        return switch (fault) {
            case ENCODING -> Rule.ENCODING;
            case TOO_LARGE -> Rule.TOO_LARGE;
            case EMPTY -> Rule.EMPTY;
            case LATE_DECLARATION -> Rule.XML_DECLARATION;
            case NO_XML -> Rule.XML_START;
            case DOCTYPE -> Rule.XML_DOCTYPE;
            case AMPERSAND -> Rule.XML_AMPERSAND;
            case NOT_CLOSED -> Rule.XML_NOT_CLOSED;
            case CUT -> Rule.XML_CUT;
            case SYNTAX -> Rule.XML_SYNTAX;
        };
    }
}
