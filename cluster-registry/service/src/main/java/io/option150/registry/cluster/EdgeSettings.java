package io.option150.registry.cluster;

import io.option150.web.settings.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** Where the suite's own edges answer: no remote cluster may be there, since the edges would ask themselves. */
@ConfigMapping(prefix = "option150.edge")
interface EdgeSettings {

    /**
     * The addresses that phones ask, as IPv4 or IPv6 literals. {@code 0.0.0.0} or {@code ::} means every address of this
     * machine.
     */
    @WithDefault("127.0.0.1,::1")
    List<String> listen();

    /** UDP port of TFTP. */
    @Range("1 to 65535")
    @WithDefault("6969")
    int tftpPort();

    /** TCP port of HTTP. */
    @Range("1 to 65535")
    @WithDefault("6970")
    int httpPort();
}
