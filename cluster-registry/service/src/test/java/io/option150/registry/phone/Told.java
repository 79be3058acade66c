package io.option150.registry.phone;

import io.option150.registry.contract.ContentFacts;
import io.option150.registry.contract.PhoneRequest;
import io.option150.registry.contract.PhoneRequest.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as an edge tells of it, made step by step. */
public final class Told {

    private final Instant time;
    private final String name;
    private final List<Answer> answers = new ArrayList<>();
    private String outcome = "not_found";
    private String source = "none";
    private String cluster = "";
    private int port = 50_000;
    private @Nullable ContentFacts facts;

    private Told(Instant time, String name) {
        this.time = time;
        this.name = name;
    }

    public static Told asked(Instant time, String name) {
        return new Told(time, name);
    }

    public Told by(String... clusters) {
        return from("remote", clusters);
    }

    /** Served by the first of these, and the others have it, too. */
    public Told from(String whence, String... clusters) {
        outcome = "served";
        source = whence;
        cluster = clusters[0];
        if (!whence.equals("cache") && !whence.equals("stale")) {
            for (var one : clusters) {
                answers.add(new Answer(one.isEmpty() ? "own" : one, "yes"));
            }
        }
        return this;
    }

    public Told denied(String... clusters) {
        for (var one : clusters) {
            answers.add(new Answer(one, "no"));
        }
        return this;
    }

    public Told silent(String other) {
        answers.add(new Answer(other, "silent"));
        return this;
    }

    public Told port(int number) {
        port = number;
        return this;
    }

    public Told names(String field, String file) {
        facts = new ContentFacts("configuration", List.of(new ContentFacts.Named(field, file)), 1, "", List.of());
        return this;
    }

    public PhoneRequest request() {
        return new PhoneRequest(
                time, 12, "tftp", port, name, "", outcome, source, cluster, 0, -1, 512, 0, "", "", answers, facts, "");
    }
}
