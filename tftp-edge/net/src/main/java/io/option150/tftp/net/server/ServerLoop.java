package io.option150.tftp.net.server;

import io.option150.tftp.net.datagram.DatagramDriver;
import io.option150.tftp.net.datagram.DatagramDriver.Sharing;
import io.option150.tftp.net.loop.Alarms;
import io.option150.tftp.net.loop.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** One of the server's loops with what lives on it: the listeners, and through them the transfers. */
final class ServerLoop {
    /** Room for what is no DATA: an OACK of our four options, an ERROR with a message cut to a line. */
    static final int SHORT_PACKET_BYTES = 1024;

    private final ServerConfig config;
    private final ServerObserver observer;
    private final Admission admission;
    private final EventLoop loop;
    private final List<Listener> listeners = new ArrayList<>();
    private final NetworkRoundTrips roundTrips;
    private final OwnPorts ownPorts = new OwnPorts(this);

    ServerLoop(String name, ServerConfig config, ServerObserver observer, Admission admission, DatagramDriver driver) {
        this.config = config;
        this.observer = observer;
        this.admission = admission;
        this.roundTrips = new NetworkRoundTrips(config.repeats().first().toNanos());
        this.loop = new EventLoop(name, driver, () -> listeners.forEach(Listener::shutDown));
    }

    /** Binds an address; before the loop is started. */
    Listener listen(ReadHandler handler, InetSocketAddress local, Sharing sharing) throws IOException {
        Listener listener = new Listener(this, handler, local, sharing);
        listeners.add(listener);
        return listener;
    }

    EventLoop loop() {
        return loop;
    }

    ServerConfig config() {
        return config;
    }

    ServerObserver observer() {
        return observer;
    }

    DatagramDriver driver() {
        return loop.driver();
    }

    Alarms alarms() {
        return loop.alarms();
    }

    /** An empty buffer for a packet of at most that many bytes, which is to be sent next. */
    ByteBuffer packet(int bytes) {
        return driver().packet(bytes);
    }

    Admission admission() {
        return admission;
    }

    NetworkRoundTrips roundTrips() {
        return roundTrips;
    }

    OwnPorts ownPorts() {
        return ownPorts;
    }

    List<Listener> listeners() {
        return listeners;
    }
}
