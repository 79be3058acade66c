package io.option150.edge.front.gate;

import io.option150.tftp.net.server.TransferView;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as it stands now.
 *
 * @param front {@code tftp} or {@code http}
 * @param client address of the client
 * @param port of the client
 * @param name as asked for
 * @param bytes sent and, over TFTP, acknowledged so far
 * @param length of the file in bytes; null while it is not known
 * @param ageMillis since the request
 */
public record TransferInfo(
        String front,
        String client,
        int port,
        String name,
        long bytes,
        @Nullable Long length,
        long ageMillis) {

    /** What the gauge of open transfers is for both fronts. */
    public static final String OPEN_NOW = "Transfers to phones that are open now";

    /** One of the TFTP server's. */
    public static TransferInfo of(TransferView view) {
        return new TransferInfo(
                "tftp",
                view.request().client().getAddress().getHostAddress(),
                view.request().client().getPort(),
                view.request().fileName(),
                view.bytes(),
                known(view.length()),
                view.age().toMillis());
    }

    /** A length as it is told here. */
    public static @Nullable Long known(long length) {
        return length < 0 ? null : Long.valueOf(length);
    }
}
