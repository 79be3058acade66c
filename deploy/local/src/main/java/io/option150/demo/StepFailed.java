package io.option150.demo;

/** A step of the story that did not come out as it should; the message says what came instead. */
final class StepFailed extends Exception {

    private static final long serialVersionUID = 1L;

    StepFailed(String message) {
        super(message);
    }
}
