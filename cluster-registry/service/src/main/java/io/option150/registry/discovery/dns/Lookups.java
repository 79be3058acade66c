package io.option150.registry.discovery.dns;

import io.netty.channel.AddressedEnvelope;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.option150.registry.discovery.source.SourceFailedException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Questions to name servers, for one run of a source. It blocks. A cut answer is asked for again by TCP; what is of another
 * server, question or number is not listened to.
 */
final class Lookups implements AutoCloseable {

    private final List<InetSocketAddress> servers;
    private final Duration patience;
    private final long deadline;
    private final NioEventLoopGroup loop;
    private final DnsNameResolver resolver;

    /**
     * Opens a socket.
     *
     * @param patience for each server and question
     * @param all for all questions together
     */
    Lookups(List<InetSocketAddress> servers, Duration patience, Duration all) {
        this.servers = List.copyOf(servers);
        this.patience = patience;
        this.deadline = System.nanoTime() + all.toNanos();
        this.loop = new NioEventLoopGroup(1, new DefaultThreadFactory("discovery-dns", true));
        this.resolver = new DnsNameResolverBuilder(loop.next())
                .datagramChannelType(NioDatagramChannel.class)
                .socketChannelType(NioSocketChannel.class)
                .queryTimeoutMillis(patience.toMillis())
                .build();
    }

    /** What the first server that answers says; empty where it says that there is nothing. */
    Answer ask(String name, DnsRecordType type) throws SourceFailedException, InterruptedException {
        List<String> reasons = new ArrayList<>();
        for (var server : servers) {
            if (System.nanoTime() - deadline > 0) {
                reasons.add("no time is left");
                break;
            }
            var asked = resolver.query(server, new DefaultDnsQuestion(name + ".", type));
            // By UDP, and then by TCP.
            if (!asked.await(2 * patience.toMillis(), TimeUnit.MILLISECONDS)) {
                asked.addListener(_ -> {
                    if (asked.isSuccess()) {
                        asked.getNow().release();
                    }
                });
                reasons.add(server + " does not answer within " + patience);
            } else if (!asked.isSuccess()) {
                reasons.add(server + ": " + asked.cause().getMessage());
            } else {
                var answer = asked.getNow();
                try {
                    return read(answer, name, type);
                } catch (UnfitException unfit) {
                    reasons.add(server + " " + unfit.getMessage());
                } finally {
                    answer.release();
                }
            }
        }
        throw new SourceFailedException(
                "DNS: " + name + " " + type.name() + ": "
                        + (reasons.isEmpty() ? "there is no name server" : String.join("; ", reasons)) + ".",
                null);
    }

    /** A server answers what is of no use. */
    private static final class UnfitException extends Exception {
        private static final long serialVersionUID = 1L;

        UnfitException(String why) {
            super(why);
        }
    }

    private static Answer read(
            AddressedEnvelope<DnsResponse, InetSocketAddress> answer, String name, DnsRecordType type)
            throws UnfitException {
        var response = answer.content();
        if (response.code().equals(DnsResponseCode.NXDOMAIN)) {
            return Answer.NONE;
        }
        if (!response.code().equals(DnsResponseCode.NOERROR)) {
            throw new UnfitException("says " + response.code());
        }
        try {
            return Answer.read(response, name, type);
        } catch (CorruptedFrameException | IndexOutOfBoundsException broken) {
            throw new UnfitException("answers a record that is none: " + broken.getMessage());
        }
    }

    @Override
    public void close() {
        resolver.close();
        var _ = loop.shutdownGracefully(0, patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
