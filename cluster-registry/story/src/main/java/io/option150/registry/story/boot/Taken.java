package io.option150.registry.story.boot;

/** Whether a phone took the configuration of a boot: asked for what it alone names (boot stories, section 4). */
public enum Taken {
    /** It had no configuration to take. */
    NOTHING,
    /** Yes. */
    YES,
    /** No: it was to ask for something that the configuration names, and did not. */
    NO,
    /** It cannot be told, or not yet. */
    OPEN
}
