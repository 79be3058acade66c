package io.option150.storm.plan;

/**
 * One file that a phone asks for while it boots.
 *
 * @param template its name; {@code %m} stands for the phone's MAC in twelve upper-case hexadecimal digits
 * @param onlyIfMissing whether it is asked for only when the file of the step before was not found
 */
public record Step(String template, boolean onlyIfMissing) {

    private static final String MAC = "%m";

    /** Refuses an empty name. */
    public Step {
        if (template.isBlank()) {
            throw new IllegalArgumentException("--file must not be empty");
        }
    }

    /** The file's name for the phone with that MAC. */
    public String fileName(long mac) {
        return template.contains(MAC) ? template.replace(MAC, "%012X".formatted(mac)) : template;
    }
}
