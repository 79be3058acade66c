package io.option150.registry.topic;

import io.option150.events.Brokers;
import io.option150.outbox.OutboxSettings;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Sees to it that topics are there, and reads a channel from the moment that they are: a channel that is opened while the
 * broker's name does not resolve fails (decision 0030). Waits for Kafka as long as it takes.
 */
public final class TopicReading implements Runnable {

    private static final Logger LOG = Logger.getLogger(TopicReading.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final String who;
    private final Map<String, Object> kafka;
    private final OutboxSettings settings;
    private final List<TopicShape> shapes;
    private final Multi<?> channel;
    private final Consumer<Boolean> readable;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean reading;
    private String trouble = "";

    /**
     * Begins with {@link #start}.
     *
     * @param who is heard by this, for the log: {@code Edges}
     * @param kafka settings of its clients
     * @param channel with all that is to be done with its items; subscribed to anew where it has failed
     * @param readable is told, at each look, whether the topics are there and fit
     */
    public TopicReading(
            String who,
            Map<String, Object> kafka,
            OutboxSettings settings,
            List<TopicShape> shapes,
            Multi<?> channel,
            Consumer<Boolean> readable) {
        this.who = who;
        this.kafka = Map.copyOf(kafka);
        this.settings = settings;
        this.shapes = List.copyOf(shapes);
        this.channel = channel;
        this.readable = readable;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("topic-of-" + who.toLowerCase(Locale.ROOT))
                .unstarted(this);
    }

    public void start() {
        thread.start();
    }

    public void stop() {
        stopping = true;
        thread.interrupt();
    }

    /** Looks after the topics until the service stops: they may be deleted. */
    @Override
    public void run() {
        while (!stopping) {
            try (var topics = new FitTopic(kafka, shapes, settings.replicationFactor())) {
                while (!stopping) {
                    tell(topics.makeFit());
                    Thread.sleep(reading ? LOOK_EVERY : settings.retry());
                }
            } catch (InterruptedException | InterruptException e) {
                LOG.debugf(e, "The topics of %s are looked after no more", who);
            } catch (KafkaException e) {
                tell(Optional.of(Brokers.explain(String.valueOf(kafka.get("bootstrap.servers")), e)));
                pause();
            } catch (RuntimeException e) {
                LOG.errorf(e, "The topics of %s could not be looked after, trying again", who);
                pause();
            }
        }
    }

    private void tell(Optional<String> unfit) {
        var now = unfit.orElse("");
        if (!now.equals(trouble) && !stopping) {
            LOG.infof("%s are %s", who, now.isEmpty() ? "heard" : "not heard: " + now);
        }
        trouble = now;
        readable.accept(now.isEmpty());
        if (now.isEmpty() && !reading) {
            reading = true;
            channel.subscribe()
                    .with(_ -> {}, this::failed, () -> failed(new IllegalStateException("the channel has ended")));
        }
    }

    /** A channel tells its failure once; who asks again has another try. */
    private void failed(Throwable why) {
        if (!stopping) {
            LOG.warnf(why, "%s are not heard, trying again", who);
        }
        readable.accept(false);
        reading = false;
    }

    private void pause() {
        try {
            Thread.sleep(settings.retry());
        } catch (InterruptedException e) {
            LOG.debugf(e, "The topics of %s are looked after no more", who);
        }
    }
}
