package io.option150.unpack;

import org.jspecify.annotations.Nullable;

/**
 * A package that is unpacked while it comes in. It holds a piece of it and the names of its files, never more. For one thread
 * after the other; to be closed.
 */
public final class Unpacker implements AutoCloseable {

    private final Input input = new Input();
    private final Meter meter;
    private @Nullable Reader reader;

    public Unpacker(Limits limits) {
        this.meter = new Meter(limits);
    }

    /** Takes the next bytes of the package; to be called when it is hungry. They are its own from now on. */
    public void give(byte[] bytes) {
        meter.came(bytes.length);
        input.give(bytes);
    }

    /** The package has come whole. */
    public void end() {
        input.end();
    }

    /** What comes next. Whatever came before is worth nothing when this refuses. */
    public Step next() throws RefusedPackage {
        var begun = reader;
        if (begun == null) {
            begun = Kinds.of(input, meter);
            if (begun == null) {
                return new Step.Hungry();
            }
            reader = begun;
        }
        return begun.next();
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
    }
}
