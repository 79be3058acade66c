package io.option150.registry.story;

import io.option150.registry.contract.ContentFacts;
import io.option150.registry.contract.PhoneRequest;
import io.option150.registry.contract.PhoneRequest.Answer;
import io.option150.registry.story.boot.NameKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plays a story of requests, written as the boot stories are: {@code T CTLSEP….tlv no → SEP….cnf.xml ok by=a → +5
 * dialplan.xml ok}. {@code …} stands for the phone's MAC. T is TFTP, H HTTP, kept for what follows; {@code +5}: seconds
 * after the request before (else 0.2). Answers:
 *
 * <ul>
 *   <li>{@code ok}: the whole file; {@code no}: ERROR 1 or 404; {@code 503}, and {@code –} for TFTP: nobody could say
 *   <li>{@code unheard}: it was sent and nothing acknowledged; {@code stuck}: its options were, and no block
 * </ul>
 *
 * Behind it: {@code by=a} whose file, {@code said=a:no,b:silent}, {@code signer=}, {@code size=}, {@code blk=},
 * {@code bytes=}, {@code ms=}, {@code rep=} (retransmits), {@code port=}, {@code sha=}, {@code source=}, {@code detail=}.
 */
final class Tale {

    static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");

    private final String device;
    private final String mac;
    private final List<PhoneRequest> requests = new ArrayList<>();
    private final Map<String, @Nullable ContentFacts> facts = new HashMap<>();
    private Home home = Home.NONE;
    private Memory memory = Memory.NONE;
    private Neighbourhood around = Neighbourhood.UNKNOWN;
    private Instant clock = BEGIN;
    private String front = "tftp";
    private int port = 49_000;

    private Tale(String device) {
        this.device = device;
        this.mac = device.replaceFirst("^(?:SEP|ATA)", "");
    }

    /** Of a phone; an empty name is one that its address alone tells. */
    static Tale of(String device) {
        return new Tale(device);
    }

    Tale at(Home where) {
        this.home = where;
        return this;
    }

    Tale with(Memory known) {
        this.memory = known;
        return this;
    }

    Tale with(Neighbourhood known) {
        this.around = known;
        return this;
    }

    /** What that file says from now on. */
    Tale file(String name, Says says) {
        facts.put(NameKind.key(named(name)), says.facts());
        return this;
    }

    /** That nobody but the phone can read that file. */
    Tale unreadable(String name) {
        facts.put(NameKind.key(named(name)), null);
        return this;
    }

    Tale later(double seconds) {
        clock = clock.plusMillis(Math.round(seconds * 1000));
        return this;
    }

    /** The same so many times, one beginning so many seconds after the other. */
    Tale times(int times, double every, String steps) {
        for (int time = 0; time < times; time++) {
            Instant start = clock;
            play(steps);
            if (time + 1 < times) {
                clock = start.plusMillis(Math.round(every * 1000));
            }
        }
        return this;
    }

    Tale play(String steps) {
        for (String step : steps.split("→|\n", -1)) {
            if (!step.isBlank()) {
                step(step.strip().split("\\s+", -1));
            }
        }
        return this;
    }

    Story story() {
        return new Story(
                device.isEmpty() ? "198.51.100.7" : device,
                device,
                "198.51.100.7",
                home,
                requests,
                memory,
                around,
                clock);
    }

    List<Finding> findings() {
        return Findings.of(story());
    }

    /** Ids of all findings. */
    List<String> found() {
        return findings().stream().map(Finding::id).toList();
    }

    /** Ids of those that say that something is wrong. */
    List<String> faults() {
        return findings().stream()
                .filter(it -> it.kind().isFault())
                .map(Finding::id)
                .toList();
    }

    List<PhoneRequest> requests() {
        return requests;
    }

    private void step(String[] words) {
        int at = 0;
        double gap = requests.isEmpty() ? 0 : 0.2;
        if (words[at].startsWith("+")) {
            gap = Double.parseDouble(words[at++]);
        }
        if (words[at].equals("T") || words[at].equals("H")) {
            front = words[at++].equals("T") ? "tftp" : "http";
        }
        String name = named(words[at++]);
        String answer = words[at++];
        Map<String, String> more = new HashMap<>();
        Arrays.stream(words, at, words.length).forEach(word -> {
            String[] pair = word.split("=", 2);
            more.put(pair[0], pair[1]);
        });
        later(gap);
        requests.add(request(name, answer, more));
        later(Long.parseLong(more.getOrDefault("ms", "0")) / 1000.0);
    }

    private PhoneRequest request(String name, String answer, Map<String, String> more) {
        String key = NameKind.key(name);
        boolean tftp = front.equals("tftp");
        boolean whole = answer.equals("ok");
        boolean sent = whole || answer.equals("unheard") || answer.equals("stuck");
        long size = sent ? Long.parseLong(more.getOrDefault("size", "3000")) : -1;
        return new PhoneRequest(
                clock,
                Long.parseLong(more.getOrDefault("ms", "0")),
                front,
                Integer.parseInt(more.getOrDefault("port", String.valueOf(port++))),
                name,
                nameClass(key),
                switch (answer) {
                    case "ok" -> "served";
                    case "no" -> "not_found";
                    case "503", "–" -> "failed";
                    case "unheard" -> "silent";
                    case "stuck" -> "aborted";
                    default -> throw new IllegalArgumentException("no such answer: " + answer);
                },
                more.getOrDefault("source", sent ? "cache" : "none"),
                more.getOrDefault("by", ""),
                Long.parseLong(more.getOrDefault("bytes", whole ? String.valueOf(size) : "0")),
                size,
                tftp ? Integer.parseInt(more.getOrDefault("blk", "512")) : 0,
                Integer.parseInt(more.getOrDefault("rep", "0")),
                whole ? more.getOrDefault("sha", "sha-of-" + key) : "",
                more.getOrDefault("signer", ""),
                said(more.getOrDefault("said", "")),
                whole ? factsOf(key) : null,
                more.getOrDefault("detail", "").replace('_', ' '));
    }

    private @Nullable ContentFacts factsOf(String key) {
        if (facts.containsKey(key)) {
            return facts.get(key);
        }
        return key.endsWith(".cnf.xml") ? Says.configuration().dialTemplate().facts() : null;
    }

    private static List<Answer> said(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(one -> one.split(":", -1))
                        .map(one -> new Answer(one[0], one[1]))
                        .toList();
    }

    private String named(String name) {
        return name.replace("…", mac);
    }

    /** As the edge tells it (RES-2). */
    private static String nameClass(String key) {
        if (key.endsWith("file.tlv")) {
            return "cluster_trust";
        }
        if (key.endsWith(".tlv")) {
            return "device_trust";
        }
        if (key.contains("default.cnf")) {
            return "default_config";
        }
        if (key.endsWith(".cnf.xml") || key.endsWith(".cnf") || key.matches("ata[0-9a-f]{12}")) {
            return "device";
        }
        return key.matches(".*[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-.*") ? "cluster_own" : "common";
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        requests.forEach(it -> text.append(
                String.format(Locale.ROOT, "%s %s %s %s%n", it.time(), it.front(), it.name(), it.outcome())));
        return text.toString();
    }
}
