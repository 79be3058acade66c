package io.option150.demo.pod;

import io.option150.demo.remote.RemoteCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The remote cluster of the trial: its id, its one phone, its files. */
public final class StandIn {

    /** Cluster id under which it is registered. */
    public static final String CLUSTER = "demo";

    /** The phone whose home it is. 02 marks a locally administered address: no maker's phone has it. */
    public static final String PHONE = "SEP02DE00015000";

    /** The phone's configuration file. */
    public static final String CONFIG = PHONE + ".cnf.xml";

    static final int TFTP_PORT = 6969;
    static final int HTTP_PORT = 6970;

    private StandIn() {}

    /** The bytes of {@link #CONFIG}. */
    public static byte[] config() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <device>
                  <devicePool><callManagerGroup><members><member priority="0">
                    <callManager><name>demo</name><ports><ethernetPhonePort>2000</ethernetPhonePort></ports></callManager>
                  </member></members></callManagerGroup></devicePool>
                  <loadInformation>sip8841.14-2-1</loadInformation>
                </device>
                """.getBytes(StandardCharsets.UTF_8);
    }

    static RemoteCluster start(List<InetAddress> addresses, Path folder) throws IOException {
        Files.createDirectories(folder);
        RemoteCluster cluster = RemoteCluster.start(addresses, TFTP_PORT, HTTP_PORT, folder);
        cluster.put(CONFIG, config());
        return cluster;
    }
}
