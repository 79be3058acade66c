package io.option150.tftp.net.loop;

import io.option150.tftp.net.datagram.DatagramDriver;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread with its sockets and its alarms. What other threads want of it comes as tasks. */
public final class EventLoop {
    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);

    private static final long PAUSE_AFTER_FAULT_NANOS = 10_000_000;

    /** So that a loop that never gets through what comes still does the rest of its work. */
    private static final int MOST_TURNS_WITHOUT_ALARMS = 64;

    private final DatagramDriver driver;
    private final Runnable atEnd;
    private final Alarms alarms = new Alarms();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private int turnsWithoutAlarms;
    private volatile boolean stopping;
    private volatile boolean stopped;

    /**
     * A loop that does not run yet.
     *
     * @param name of its thread
     * @param driver its sockets, closed with it
     * @param atEnd runs on the thread as its last work, before the sockets are closed
     */
    public EventLoop(String name, DatagramDriver driver, Runnable atEnd) {
        this.driver = driver;
        this.atEnd = atEnd;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::serve);
    }

    /** Begins to serve. */
    public void start() {
        thread.start();
    }

    /** Has the loop end soon; returns at once. */
    public void stop() {
        stopping = true;
        driver.wakeUp();
    }

    /** Waits until a loop that was told to stop has ended; on its own thread there is nothing to wait for. */
    public void awaitEnd() throws InterruptedException {
        if (Thread.currentThread() != thread) {
            thread.join();
        }
    }

    /** Runs a task now when this is the loop's thread, else soon on it. */
    public void run(Runnable task) {
        if (Thread.currentThread() == thread) {
            task.run();
        } else {
            post(task);
        }
    }

    /**
     * Has a task run soon on the loop's thread, never within this call. Once the loop has ended the task runs right
     * here: by then there is only left to give things back.
     */
    public void post(Runnable task) {
        tasks.add(task);
        if (stopped) {
            runTasks();
        } else {
            driver.wakeUp();
        }
    }

    /** The loop's sockets. */
    public DatagramDriver driver() {
        return driver;
    }

    /** The loop's alarms; used on its thread only. */
    public Alarms alarms() {
        return alarms;
    }

    private void serve() {
        while (!stopping) {
            try {
                boolean more = driver.poll(alarms.nanosToNext(System.nanoTime()));
                runTasks();
                // The answer that an alarm waits for may be among what came but was not looked at yet.
                turnsWithoutAlarms = more ? turnsWithoutAlarms + 1 : 0;
                if (turnsWithoutAlarms % MOST_TURNS_WITHOUT_ALARMS == 0) {
                    alarms.ring(System.nanoTime());
                }
            } catch (Throwable broken) {
                // A fault of our own, of whatever kind: it must not end what else lives here.
                LOG.error("A turn of {} failed", thread.getName(), broken);
                // Should it last, neither the processor nor the log is to drown in it.
                LockSupport.parkNanos(PAUSE_AFTER_FAULT_NANOS);
            }
        }
        atEnd.run();
        driver.close();
        stopped = true;
        runTasks();
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }
}
