package io.option150.edge.feed;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.utils.Utils;
import org.jboss.logging.Logger;

/** Says that Kafka cannot be read: address and cause, at once and then once a minute. Used by one thread. */
final class KafkaOutage {

    private static final Logger LOG = Logger.getLogger(KafkaOutage.class);
    private static final int CONNECT_MILLIS = 500;

    private final Seldom seldom = new Seldom();
    private final List<String> servers;

    KafkaOutage(Map<String, Object> kafka) {
        Object configured = kafka.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
        this.servers = configured == null
                ? List.of()
                : List.of(configured.toString().replaceAll("[\\[\\] ]", "").split(","));
    }

    /** Something went wrong with Kafka. */
    void failed(Throwable why) {
        if (seldom.due()) {
            LOG.warnf("Kafka cannot be read, trying again: %s. What is known is served meanwhile", cause(why));
        }
    }

    /** Kafka answers. */
    void over() {
        if (seldom.told()) {
            LOG.infof("Kafka answers again at %s", servers);
            seldom.over();
        }
    }

    /** Kafka's clients keep to themselves why they cannot connect. */
    private String cause(Throwable why) {
        List<String> causes = new ArrayList<>();
        for (String server : servers) {
            String cause = unreachable(server);
            if (cause.isEmpty()) {
                return servers + ": " + reason(why);
            }
            causes.add(server + ": " + cause);
        }
        return causes.isEmpty() ? reason(why) : String.join(", ", causes);
    }

    /** Why nobody listens there; empty when somebody does. */
    private static String unreachable(String server) {
        String host = Utils.getHost(server);
        Integer port = Utils.getPort(server);
        if (host == null || port == null) {
            return "is no host:port";
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            return "unknown host";
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String reason(Throwable why) {
        Throwable cause = why;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
