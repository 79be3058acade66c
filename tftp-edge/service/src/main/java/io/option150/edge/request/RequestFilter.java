package io.option150.edge.request;

import io.option150.edge.name.FileName;
import io.option150.web.Violation;
import jakarta.ws.rs.QueryParam;
import java.net.InetAddress;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are asked for: those that fit all that is given.
 *
 * @param device device name, compared without case
 * @param client IP address
 * @param name file name, compared without case
 * @param outcome how the request ended, one of {@link RequestRecord#OUTCOMES}
 * @param cluster the remote cluster whose bytes were sent, compared without case
 * @param q text that the name, the device, the client, the cluster, the peer or the reason has somewhere, without case
 */
public record RequestFilter(
        @QueryParam("device") @Nullable String device,
        @QueryParam("client") @Nullable String client,
        @QueryParam("name") @Nullable String name,
        @QueryParam("outcome") @Nullable String outcome,
        @QueryParam("cluster") @Nullable String cluster,
        @QueryParam("q") @Nullable String q)
        implements Predicate<RequestRecord> {

    public RequestFilter {
        if (client != null) {
            client = address(client);
        }
        if (outcome != null && !RequestRecord.OUTCOMES.contains(outcome)) {
            throw new Violation("outcome", "must be one of " + String.join(", ", RequestRecord.OUTCOMES), outcome)
                    .exception();
        }
        name = name == null ? null : FileName.fold(name);
        q = q == null ? null : FileName.fold(q);
    }

    @Override
    public boolean test(RequestRecord request) {
        return (device == null || device.equalsIgnoreCase(request.device()))
                && (client == null || client.equals(request.client()))
                && (name == null || name.equals(FileName.fold(request.name())))
                && (outcome == null || outcome.equals(request.outcome()))
                && (cluster == null || cluster.equalsIgnoreCase(request.cluster()))
                && (q == null || mentions(request, q));
    }

    private static boolean mentions(RequestRecord request, String text) {
        return Stream.of(
                        request.name(),
                        request.device(),
                        request.client(),
                        request.cluster(),
                        request.peer(),
                        request.detail())
                .anyMatch(field -> FileName.fold(field).contains(text));
    }

    private static String address(String text) {
        try {
            return InetAddress.ofLiteral(text).getHostAddress();
        } catch (IllegalArgumentException e) {
            throw new Violation("client", "must be an IPv4 or IPv6 address", text).exception();
        }
    }
}
