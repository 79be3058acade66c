package io.option150.registry.axl;

import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.soap.Element;
import io.option150.registry.axl.soap.SoapRequest;

/**
 * Has a Unified CM tell its phones what to do, by AXL; the account needs the role to write. Calls block, one goes out at a time, and
 * each fails with an {@link AxlException} that names the step: a phone that is not known with a fault.
 */
public final class AxlOrders implements AutoCloseable {

    private final AxlCalls calls;

    public AxlOrders(AxlServer server) {
        this.calls = new AxlCalls(server);
    }

    /** The phone fetches its files, and applies what differs. */
    public void apply(String device) throws AxlException, InterruptedException {
        calls.rows(SoapRequest.of("applyPhone", Element.of("name", device)));
    }

    /**
     * The phone registers anew, or starts anew.
     *
     * @param isHard whether it starts anew from its firmware on
     */
    public void reset(String device, boolean isHard) throws AxlException, InterruptedException {
        calls.rows(SoapRequest.of(
                "doDeviceReset", Element.of("deviceName", device), Element.of("isHardReset", String.valueOf(isHard))));
    }

    @Override
    public void close() {
        calls.close();
    }
}
