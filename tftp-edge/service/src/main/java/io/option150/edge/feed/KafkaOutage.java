package io.option150.edge.feed;

import io.option150.events.Brokers;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jboss.logging.Logger;

/** Says that Kafka cannot be read: address and cause, at once and then once a minute. Used by one thread. */
final class KafkaOutage {

    private static final Logger LOG = Logger.getLogger(KafkaOutage.class);

    private final Seldom seldom = new Seldom();
    private final String servers;

    KafkaOutage(Map<String, Object> kafka) {
        this.servers = String.valueOf(kafka.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** Something went wrong with Kafka. */
    void failed(Throwable why) {
        if (seldom.due()) {
            LOG.warnf("%s. Trying again; what is known is served meanwhile", Brokers.explain(servers, why));
        }
    }

    /** Kafka answers. */
    void over() {
        if (seldom.told()) {
            LOG.infof("Kafka answers again at %s", servers);
            seldom.over();
        }
    }
}
