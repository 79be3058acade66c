package io.option150.tftp.net;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/** A file mapped into memory, which can be sent without a copy. */
public final class MappedContent implements Content {
    private final MemorySegment memory;
    private final MemorySegment shown;

    private MappedContent(MemorySegment memory, long shown) {
        this.memory = memory;
        this.shown = memory.asSlice(0, shown);
    }

    /** The file as it is now; it must not change. */
    public static MappedContent of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            MemorySegment memory = channel.map(MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            return new MappedContent(memory, memory.byteSize());
        }
    }

    /** The same of which only the first bytes can be sent without a copy. */
    public MappedContent showing(long bytes) {
        return new MappedContent(memory, bytes);
    }

    @Override
    public long length() {
        return memory.byteSize();
    }

    @Override
    public long available() {
        return memory.byteSize();
    }

    @Override
    public State state() {
        return State.COMPLETE;
    }

    @Override
    public String failure() {
        return "";
    }

    @Override
    public int read(long position, ByteBuffer target) {
        int count = Math.clamp(memory.byteSize() - position, 0, target.remaining());
        MemorySegment.copy(memory, position, MemorySegment.ofBuffer(target), 0, count);
        target.position(target.position() + count);
        return count;
    }

    @Override
    public MemorySegment memory() {
        return shown;
    }

    @Override
    public Subscription onChange(Runnable wakeUp) {
        return () -> {};
    }
}
