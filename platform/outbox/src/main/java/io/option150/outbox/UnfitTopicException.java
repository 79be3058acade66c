package io.option150.outbox;

/** A topic that is not made as events need it: sending to it would lose some of them. */
final class UnfitTopicException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String topic;

    UnfitTopicException(String topic, String rule, Object found) {
        super("topic %s %s, has %s".formatted(topic, rule, found));
        this.topic = topic;
    }

    String topic() {
        return topic;
    }
}
