package io.option150.edge.fleet;

import io.option150.edge.front.gate.Gate;
import io.option150.edge.view.ViewListener;
import io.option150.registry.contract.RegistryTopics;
import io.option150.registry.contract.ServiceRecord;
import io.option150.registry.contract.ServiceState;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this copy was told to do: by its own name, else by that of all copies. Until somebody takes over, it shuts the gate
 * itself: a copy that is to be stopped must not open while its start is under way.
 */
@Singleton
public final class Orders implements ViewListener {

    /**
     * What is to be.
     *
     * @param state null: nothing was told
     * @param restart the highest number that this copy or all were told
     * @param own the number that this copy was told by its own name; 0: none
     */
    record Order(@Nullable ServiceState state, long restart, long own) {}

    private final EdgeId id;
    private final Gate gate;
    private final Map<String, ServiceRecord> told = new HashMap<>();
    private @Nullable Runnable follower;
    private boolean taken;
    private boolean shut;
    private volatile Order now = new Order(null, 0, 0);

    Orders(EdgeId id, Gate gate) {
        this.id = id;
        this.gate = gate;
    }

    /** What is to be now. */
    Order now() {
        return now;
    }

    /** Has somebody told of each change. */
    synchronized void follow(Runnable listener) {
        follower = listener;
    }

    /** What is to be now; who asks sees to the gate from now on. */
    synchronized Order take() {
        taken = true;
        return now;
    }

    @Override
    public synchronized void serviceChanged(String name, @Nullable ServiceRecord record) {
        if (record == null) {
            told.remove(name);
        } else {
            told.put(name, record);
        }
        now = order();
        if (!taken) {
            shut(now.state() == ServiceState.STOPPED);
        }
        if (follower != null) {
            follower.run();
        }
    }

    private void shut(boolean shuts) {
        if (shuts) {
            gate.close();
        } else if (shut) {
            gate.open();
        }
        shut = shuts;
    }

    private Order order() {
        ServiceRecord all = told.get(RegistryTopics.SERVICE_EDGE);
        // The name of this host is asked for only where some copy was told something by its own.
        boolean anyOwn = told.size() > (all == null ? 0 : 1);
        ServiceRecord own = anyOwn && !id.get().equals(RegistryTopics.SERVICE_EDGE) ? told.get(id.get()) : null;
        ServiceState ofAll = all == null ? null : all.state();
        long ownRestart = own == null ? 0 : own.restart();
        return new Order(
                own == null || own.state() == null ? ofAll : own.state(),
                Math.max(ownRestart, all == null ? 0 : all.restart()),
                ownRestart);
    }
}
