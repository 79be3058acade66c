package io.option150.outbox;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.inject.ConfigExtension;
import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import io.smallrye.reactive.messaging.kafka.transactions.KafkaTransactions;
import io.smallrye.reactive.messaging.providers.AbstractMediator;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import io.smallrye.reactive.messaging.providers.extension.ReactiveMessagingExtension;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.weld.bootstrap.spi.BeanDiscoveryMode;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** The Kafka connector of SmallRye Reactive Messaging as it is, with one channel, in a container of its own. */
final class Channels implements AutoCloseable {

    static final String SENDING = "sending";
    static final String READING = "reading";

    /** Who sends in transactions. */
    @Dependent
    record Sending(@Channel(SENDING) KafkaTransactions<String> transactions) {
        @Inject
        Sending {}
    }

    /** Who reads. */
    @Dependent
    record Reading(@Channel(READING) Multi<Message<String>> messages) {
        @Inject
        Reading {}
    }

    private final WeldContainer container;

    private Channels(WeldContainer container) {
        this.container = container;
    }

    /** A channel that sends; fails when the application's start would. */
    static Channels sending(Map<String, String> settings) {
        return open(
                "mp.messaging.outgoing." + SENDING + ".",
                settings,
                Map.of("value.serializer", "org.apache.kafka.common.serialization.StringSerializer"),
                Sending.class);
    }

    /** A channel that reads; fails when the application's start would. */
    static Channels reading(Map<String, String> settings) {
        return open(
                "mp.messaging.incoming." + READING + ".",
                settings,
                Map.of(
                        "value.deserializer", "org.apache.kafka.common.serialization.StringDeserializer",
                        "commit-strategy", "ignore",
                        "isolation.level", "read_committed"),
                Reading.class);
    }

    KafkaTransactions<String> transactions() {
        return container.select(Sending.class).get().transactions();
    }

    Multi<Message<String>> messages() {
        return container.select(Reading.class).get().messages();
    }

    /** The connector's own door to its clients. */
    KafkaClientService clients() {
        return container.select(KafkaClientService.class).get();
    }

    /** What the application's liveness says. */
    boolean looksWell() {
        return container.select(HealthCenter.class).get().getLiveness().isOk();
    }

    private static Channels open(
            String prefix, Map<String, String> settings, Map<String, String> defaults, Class<?> user) {
        var all = new HashMap<String, String>();
        defaults.forEach((name, value) -> all.put(prefix + name, value));
        settings.forEach((name, value) -> all.put(prefix + name, value));
        all.put(prefix + "connector", KafkaConnector.CONNECTOR_NAME);
        use(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(all, "test", 1_000))
                .build());
        return new Channels(new Weld()
                .disableDiscovery()
                .setBeanDiscoveryMode(BeanDiscoveryMode.ANNOTATED)
                .addPackages(true, AbstractMediator.class, KafkaConnector.class)
                .addBeanClass(user)
                .addExtensions(new ConfigExtension(), new ReactiveMessagingExtension())
                .initialize());
    }

    /** The container asks for the configuration of the thread's class loader. */
    private static void use(Config config) {
        var loader = Thread.currentThread().getContextClassLoader();
        var configs = ConfigProviderResolver.instance();
        configs.releaseConfig(configs.getConfig(loader));
        configs.registerConfig(config, loader);
    }

    @Override
    public void close() {
        container.close();
        use(new SmallRyeConfigBuilder().build());
    }
}
