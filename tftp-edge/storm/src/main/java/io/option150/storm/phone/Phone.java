package io.option150.storm.phone;

import io.option150.storm.plan.Step;
import java.util.Iterator;

/** One phone: asks for the files of its boot sequence, each after the one before. */
public final class Phone {

    /** Hears of a phone's progress, on the loop's thread. */
    public interface Watcher {
        /** A file came, or did not. */
        void fileEnded(FileResult result);

        /**
         * The sequence is through.
         *
         * @param nanos since the phone was switched on
         * @param whole whether no request failed
         */
        void booted(Phone phone, long nanos, boolean whole);
    }

    private final LoopTools tools;
    private final int number;
    private final Watcher watcher;
    private final HttpLine line;
    private Iterator<Step> steps;
    private long switchedOnAt;
    private boolean lastWasMissing;
    private boolean whole;

    /** A phone that is off. */
    public Phone(LoopTools tools, int number, Watcher watcher) {
        this.tools = tools;
        this.number = number;
        this.watcher = watcher;
        this.line = new HttpLine(tools);
        this.steps = tools.plan().sequence().steps().iterator();
    }

    /** Switches it on, or on again once it has booted. */
    public void switchOn() {
        steps = tools.plan().sequence().steps().iterator();
        switchedOnAt = System.nanoTime();
        lastWasMissing = false;
        whole = true;
        next();
    }

    /** Switches it off once it has booted. */
    public void switchOff() {
        line.close();
    }

    private void next() {
        while (steps.hasNext()) {
            Step step = steps.next();
            if (!step.onlyIfMissing() || lastWasMissing) {
                ask(step.fileName(tools.plan().crowd().macOf(number)));
                return;
            }
        }
        watcher.booted(this, System.nanoTime() - switchedOnAt, whole);
    }

    private void ask(String fileName) {
        if (tools.plan().transport().isHttp(number)) {
            new HttpDownload(tools, line, fileName, this::ended).start();
        } else {
            new TftpDownload(tools, fileName, tools.plan().crowd().sourceOf(number), this::ended).start();
        }
    }

    private void ended(FileResult result) {
        lastWasMissing = result.outcome() == Outcome.NOT_FOUND;
        whole &= result.outcome() != Outcome.FAILED;
        watcher.fileEnded(result);
        next();
    }
}
