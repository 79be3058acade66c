package io.option150.registry.cluster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** Where our own edge answers phones: a remote cluster must not be there, or it would ask itself. */
@ConfigMapping(prefix = "option150.edge")
public interface EdgeSettings {

    /** Addresses that phones reach: IP literals; {@code 0.0.0.0} or {@code ::} stand for all of this machine. */
    @WithDefault("127.0.0.1,::1")
    List<String> listen();

    /** UDP port of the edge's TFTP service. */
    @WithDefault("6969")
    int tftpPort();

    /** TCP port of the edge's HTTP service for phones. */
    @WithDefault("6970")
    int httpPort();
}
