package io.option150.registry.push;

import io.option150.registry.axl.AxlOrders;
import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.failure.AxlFailure;
import io.option150.registry.callmanager.Answer;
import io.option150.registry.callmanager.AskedPhone;
import io.option150.registry.callmanager.CallManager;
import io.option150.registry.callmanager.NotAskedException;
import io.option150.registry.callmanager.Wish;
import java.util.Set;

/** A Unified CM, by AXL. */
final class AxlCallManager implements CallManager {

    private final AxlOrders orders;

    AxlCallManager(AxlOrders orders) {
        this.orders = orders;
    }

    @Override
    public Set<Wish> wishes() {
        return PushKind.AXL.wishes();
    }

    @Override
    public Answer ask(AskedPhone phone, Wish wish) throws NotAskedException, InterruptedException {
        try {
            if (wish == Wish.CHECK) {
                orders.apply(phone.endpoint());
            } else {
                orders.reset(phone.endpoint(), wish == Wish.RESET);
            }
            return new Answer(true, "AXL took it");
        } catch (AxlException failed) {
            if (failed.failure() instanceof AxlFailure.Fault fault) {
                return new Answer(false, fault.message());
            }
            throw new NotAskedException(failed.failure().message(), failed);
        }
    }
}
