package io.option150.registry.story.boot;

import io.option150.registry.contract.ContentFacts;
import io.option150.registry.contract.ContentFacts.Named;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a phone asked from one start to the next. What it asked before its first start that is known is no boot.
 *
 * @param asked by time, never empty
 * @param taken whether it took its configuration
 */
public record Boot(List<Asked> asked, Taken taken) {

    /** The load of a 7940 or 7960: asked for at every boot (N07). */
    static final String LOAD_OF_7940 = "p00";

    static final String SIP_LOAD_OF_7940 = "p0s";

    public Instant start() {
        return asked.getFirst().time();
    }

    public Instant lastAsked() {
        return asked.getLast().time();
    }

    /** Configurations that the phone has whole; a 7940 has two. */
    public Stream<Asked> configurations() {
        return asked.stream().filter(it -> it.isWhole(NameKind.CONFIGURATION));
    }

    /** The configuration that it has: the last one whole. */
    public Optional<Asked> configuration() {
        return configurations().reduce((_, later) -> later);
    }

    /** Whether there is something whole that says what to do: a configuration, or the default. */
    public boolean isProvided() {
        return asked.stream().anyMatch(it -> it.isWhole(NameKind.CONFIGURATION) || it.isWhole(NameKind.DEFAULT));
    }

    /** What the files that it has whole name. */
    public List<Named> named() {
        return facts().flatMap(facts -> facts.names().stream()).distinct().toList();
    }

    /** What the files that it has whole say; those that could not be read say nothing. */
    public Stream<ContentFacts> facts() {
        return asked.stream()
                .filter(Asked::isWhole)
                .flatMap(it -> Stream.ofNullable(it.request().facts()));
    }

    /** Names of loads that it has the list of. */
    public Stream<Asked> loads() {
        return asked.stream().filter(it -> it.isWhole(NameKind.LOADS));
    }

    /** Whether it came for new firmware: a list of images, for a 7940 the images themselves. */
    public boolean isFirmwareRun() {
        return loads().anyMatch(load -> !isOf7940(load)) || asksImages();
    }

    /** Whether it asked for an image that a list of this boot names. */
    public boolean asksImages() {
        List<Named> images = images();
        return asked.stream().anyMatch(it -> images.stream().anyMatch(it::isNamedBy));
    }

    /** What its lists of images name. */
    public List<Named> images() {
        return loads().flatMap(it -> Stream.ofNullable(it.request().facts()))
                .flatMap(facts -> facts.names().stream())
                .toList();
    }

    /** Whether that is a load of the family that asks for it at every boot. */
    public static boolean isOf7940(Asked load) {
        return load.key().startsWith(LOAD_OF_7940) || load.key().startsWith(SIP_LOAD_OF_7940);
    }
}
