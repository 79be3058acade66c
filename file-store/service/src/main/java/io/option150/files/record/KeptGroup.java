package io.option150.files.record;

import io.option150.config.record.CallManager;
import io.option150.config.record.CallManagerGroup;
import java.util.List;

/** A group of call managers as it is kept. */
public record KeptGroup(String name, List<CallManager> members) implements Kept<CallManagerGroup> {

    @Override
    public CallManagerGroup record() {
        return new CallManagerGroup(name, members);
    }
}
