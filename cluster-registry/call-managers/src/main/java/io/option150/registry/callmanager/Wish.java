package io.option150.registry.callmanager;

/** What a phone is to do. */
public enum Wish {
    /** Fetches its files, and applies what differs; most phones need not restart for it. */
    CHECK,
    /** Registers anew with files that it fetches: seconds. */
    RESTART,
    /** Starts anew from its firmware on: minutes. */
    RESET
}
