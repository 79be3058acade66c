package io.option150.registry.axl.standin;

/** A phone of a stand-in. */
public record StandInPhone(String uuid, String name, String description) {

    /** The phone with this number: its MAC address is the number. */
    static StandInPhone numbered(long number) {
        return new StandInPhone(
                "{%08X-0000-4000-8000-%012X}".formatted(number >>> 32, number),
                "SEP%012X".formatted(number),
                "Phone <" + number + "> & co");
    }
}
