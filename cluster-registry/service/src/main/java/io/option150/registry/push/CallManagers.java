package io.option150.registry.push;

import io.option150.registry.axl.AxlOrders;
import io.option150.registry.axl.AxlServer;
import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.failure.AxlFailure;
import io.option150.registry.axl.http.Credentials;
import io.option150.registry.axl.http.ServerTrust;
import io.option150.registry.callmanager.Ami;
import io.option150.registry.callmanager.CallManager;
import io.option150.registry.callmanager.EventSocket;
import io.option150.registry.callmanager.SipNotify;
import io.option150.registry.discovery.source.NoPasswordException;
import io.option150.registry.discovery.source.SealedPasswords;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The call managers of targets. Sessions of Unified CMs are kept while their targets stay as they are. It blocks. */
@Singleton
class CallManagers {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private record Kept(long sequence, AxlOrders orders) {}

    private final SealedPasswords passwords;
    private final Map<String, Kept> kept = new HashMap<>();

    CallManagers(SealedPasswords passwords) {
        this.passwords = passwords;
    }

    CallManager of(PushTarget target) throws NoPasswordException {
        var password = target.kind().hasPassword() ? open(target) : "";
        return switch (target.kind()) {
            case PJSIP -> ami(target, password, Ami.Channel.PJSIP);
            case CHAN_SIP -> ami(target, password, Ami.Channel.SIP);
            case CHAN_SCCP -> ami(target, password, Ami.Channel.SCCP);
            case FREESWITCH -> new EventSocket(address(target), password, target.profile(), PATIENCE);
            case SIP -> new SipNotify(PATIENCE);
            case AXL -> new AxlCallManager(axl(target));
        };
    }

    private static Ami ami(PushTarget target, String password, Ami.Channel channel) {
        return new Ami(address(target), target.username(), password, channel, PATIENCE);
    }

    private static InetSocketAddress address(PushTarget target) {
        int colon = target.address().lastIndexOf(':');
        var host = target.address().substring(0, colon).replaceAll("[\\[\\]]", "");
        return InetSocketAddress.createUnresolved(
                host, Integer.parseInt(target.address().substring(colon + 1)));
    }

    private String open(PushTarget target) throws NoPasswordException {
        return passwords.open(target.password(), target.sealedFor());
    }

    /** Sealed in memory as in the database: opened for each call. */
    private String openForAxl(PushTarget target) throws AxlException {
        try {
            return open(target);
        } catch (NoPasswordException why) {
            throw new AxlException(new AxlFailure.NoPassword(String.valueOf(why.getMessage())), why);
        }
    }

    private synchronized AxlOrders axl(PushTarget target) {
        var known = kept.get(target.clusterId());
        if (known != null && known.sequence() == target.sequence()) {
            return known.orders();
        }
        if (known != null) {
            known.orders().close();
        }
        var trust = target.certificateSha256().isEmpty()
                ? new ServerTrust.Authorities(List.of())
                : new ServerTrust.Pinned(target.certificateSha256());
        var orders = new AxlOrders(new AxlServer(
                URI.create(target.address()), new Credentials(target.username(), () -> openForAxl(target)), trust));
        kept.put(target.clusterId(), new Kept(target.sequence(), orders));
        return orders;
    }

    /** Lets go of the sessions of all other clusters: their targets are gone, or of another kind. */
    synchronized void keepOnly(Set<String> clusters) {
        kept.entrySet().removeIf(one -> {
            boolean isGone = !clusters.contains(one.getKey());
            if (isGone) {
                one.getValue().orders().close();
            }
            return isGone;
        });
    }

    @PreDestroy
    synchronized void close() {
        kept.values().forEach(one -> one.orders().close());
        kept.clear();
    }
}
