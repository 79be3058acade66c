package io.option150.config.check;

/** How bad a finding is, worst first. */
public enum Level {
    /** A phone does not take the file, does not register, or does what nobody can have meant. */
    ERROR,
    /** A phone goes on, but likely not as meant. */
    WARNING,
    /** Nothing is wrong with it; it should be known. */
    HINT
}
