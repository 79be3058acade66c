package io.option150.local.data;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which process something was written down about. A process id alone is used again after a while; with its start it is
 * that process or none.
 *
 * @param pid process id
 * @param started when it was started, as the operating system says
 */
public record ProcessMark(long pid, Instant started) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18}) (\\S+)");

    /** The clock may be set while a process lives, and its start is computed from the clock. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    /** The mark of a living process. */
    public static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The process, if it still lives. */
    public Optional<ProcessHandle> living() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> Duration.between(start, started).abs().compareTo(CLOCK_TOLERANCE) <= 0)
                        .orElse(false));
    }

    /** One line that {@link #parse} reads. */
    public String text() {
        return pid + " " + started;
    }

    /** Reads what {@link #text} wrote; nothing where it is something else, as after a crash in the middle of writing. */
    public static Optional<ProcessMark> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ProcessMark(Long.parseLong(form.group(1)), Instant.parse(form.group(2))));
        } catch (java.time.format.DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
