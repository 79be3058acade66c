package io.option150.registry.story.boot;

import io.option150.registry.story.Home;
import io.option150.registry.story.Memory;
import io.option150.registry.story.Memory.Held;
import io.option150.registry.story.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A story, read once for all rules.
 *
 * @param story as told
 * @param asked its requests, repeats of one transfer once
 * @param boots cut out of these, the oldest first
 * @param itl what the phone holds and refused of ITLs
 * @param ctl the same of CTLs
 */
public record Reading(Story story, List<Asked> asked, List<Boot> boots, Lists itl, Lists ctl) {

    /**
     * Trust lists of one sort.
     *
     * @param held the one it holds
     * @param refused others that it would not have, and the configurations it left with them
     */
    public record Lists(Held held, List<Asked> refused) {
        private static Lists of(HeldLists lists) {
            return new Lists(lists.held(), List.copyOf(lists.refused()));
        }
    }

    public static Reading of(Story story) {
        List<Asked> asked = Boots.read(story.requests());
        List<Boot> boots = Boots.cut(asked, story.now());
        return new Reading(
                story,
                List.copyOf(asked),
                boots,
                Lists.of(HeldLists.itl(boots, story.memory())),
                Lists.of(HeldLists.ctl(boots, story.memory())));
    }

    public Home home() {
        return story.home();
    }

    public Instant now() {
        return story.now();
    }

    /** What was asked within that time before now. */
    public List<Asked> recent(Duration time) {
        Instant from = now().minus(time);
        return asked.stream().filter(it -> !it.time().isBefore(from)).toList();
    }

    public Optional<Boot> newestBoot() {
        return boots.isEmpty() ? Optional.empty() : Optional.of(boots.getLast());
    }

    /** The newest boot that had something to go by; loops after it that get nothing do not count. */
    public Optional<Boot> newestProvided() {
        return boots.reversed().stream().filter(Boot::isProvided).findFirst();
    }

    /** The newest request of such. */
    public Optional<Asked> newest(Predicate<Asked> such) {
        return asked.reversed().stream().filter(such).findFirst();
    }

    /** The newest request for its configuration that decides: a missing encrypted form does not, the signed one is asked next. */
    public Optional<Asked> newestConfiguration() {
        return newest(it -> it.is(NameKind.CONFIGURATION) && !(it.isNo() && it.isEncryptedForm()));
    }

    /** Requests for its configuration that were answered with "no" since it had one last. */
    public List<Asked> missingConfigurations() {
        List<Asked> missing = new ArrayList<>();
        for (Asked it : asked.reversed()) {
            if (it.isWhole(NameKind.CONFIGURATION)) {
                break;
            }
            if (it.isNo(NameKind.CONFIGURATION)) {
                missing.addFirst(it);
            }
        }
        return missing;
    }

    /** Whether the newest request for that name ended so that there is none. */
    public boolean isStillMissing(Asked asked) {
        return newest(it -> it.key().equals(asked.key())).filter(Asked::isNo).isPresent();
    }

    /** What was asked from the start of that boot on. */
    public List<Asked> since(Boot boot) {
        return asked.stream().filter(it -> !it.time().isBefore(boot.start())).toList();
    }

    /** How the phone is called in texts. */
    public String name() {
        return story.device().isEmpty() ? story.phone() : story.device();
    }

    /** How long it has asked nothing; zero for one that never asked. */
    public Duration quiet() {
        return asked.isEmpty()
                ? Duration.ZERO
                : Duration.between(asked.getLast().time(), now());
    }

    /** See {@link io.option150.registry.story.Findings#remember}. */
    public Memory remember() {
        Memory before = story.memory();
        return new Memory(
                itl.held(),
                ctl.held(),
                newest(it -> it.isWhole(NameKind.CONFIGURATION))
                        .map(Asked::owner)
                        .orElse(before.configuration()),
                before.http() || asked.stream().anyMatch(it -> !it.isTftp()),
                asked.isEmpty() ? before.lastSeen() : asked.getLast().time());
    }
}
