package io.option150.tftp.net.server;

import io.option150.tftp.net.datagram.DatagramDriver;
import io.option150.tftp.net.datagram.DatagramDriver.Sharing;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread with its sockets, its transfers and its alarms. What others want of it comes as tasks. */
final class ServerLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ServerLoop.class);

    /** Room for the largest DATA: a block of 65464 bytes and its head. */
    private static final int PACKET_BYTES = 65468;

    private final ServerConfig config;
    private final ServerObserver observer;
    private final Admission admission;
    private final DatagramDriver driver;
    private final Alarms alarms = new Alarms();
    private final List<Listener> listeners = new ArrayList<>();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer packet = ByteBuffer.allocateDirect(PACKET_BYTES);
    private final AtomicInteger open = new AtomicInteger();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean stopped;

    ServerLoop(String name, ServerConfig config, ServerObserver observer, Admission admission, DatagramDriver driver) {
        this.config = config;
        this.observer = observer;
        this.admission = admission;
        this.driver = driver;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::serve);
    }

    /** Binds an address; before {@link #start()}. */
    Listener listen(ReadHandler handler, InetSocketAddress local, Sharing sharing) throws IOException {
        Listener listener = new Listener(this, handler, local, sharing);
        listeners.add(listener);
        return listener;
    }

    void start() {
        thread.start();
    }

    /** Frees the sockets of a loop that was never started. */
    void discard() {
        driver.close();
    }

    void stop() {
        stopping = true;
        driver.wakeUp();
    }

    void awaitEnd() throws InterruptedException {
        if (Thread.currentThread() != thread) {
            thread.join();
        }
    }

    private void serve() {
        while (!stopping) {
            try {
                driver.poll(alarms.nanosToNext(System.nanoTime()));
                runTasks();
                alarms.ring(System.nanoTime());
            } catch (IOException | RuntimeException broken) {
                // A fault of our own: it must not end the other transfers.
                LOG.error("A turn of {} failed", thread.getName(), broken);
            }
        }
        listeners.forEach(Listener::shutDown);
        driver.close();
        stopped = true;
        runTasks();
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Runs a task now when this is the loop's thread, else soon on it. */
    void run(Runnable task) {
        if (Thread.currentThread() == thread) {
            task.run();
        } else {
            post(task);
        }
    }

    /** Has a task run on the loop's thread, never within this call while the loop lives. */
    void post(Runnable task) {
        tasks.add(task);
        if (stopped) {
            // Every transfer is over by now: what is left is to give back the claims of late replies.
            runTasks();
        } else {
            driver.wakeUp();
        }
    }

    ServerConfig config() {
        return config;
    }

    ServerObserver observer() {
        return observer;
    }

    DatagramDriver driver() {
        return driver;
    }

    Alarms alarms() {
        return alarms;
    }

    /** The buffer in which packets are made, empty; good until the next call. */
    ByteBuffer packet() {
        return packet.clear();
    }

    boolean accepting() {
        return admission.accepting();
    }

    boolean full() {
        return admission.full();
    }

    void opened() {
        open.incrementAndGet();
    }

    void closed() {
        open.decrementAndGet();
    }

    /** Transfers that are open; from any thread. */
    int openTransfers() {
        return open.get();
    }

    List<Listener> listeners() {
        return listeners;
    }
}
