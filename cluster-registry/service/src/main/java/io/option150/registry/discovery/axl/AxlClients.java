package io.option150.registry.discovery.axl;

import io.option150.registry.axl.AxlClient;
import io.option150.registry.axl.AxlServer;
import io.option150.registry.axl.failure.AxlException;
import io.option150.registry.axl.failure.AxlFailure;
import io.option150.registry.axl.http.Credentials;
import io.option150.registry.axl.http.ServerTrust;
import io.option150.registry.discovery.source.NoPasswordException;
import io.option150.registry.discovery.source.SealedPasswords;
import io.option150.registry.discovery.source.Source;
import io.option150.registry.discovery.source.SourceFailedException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A client for each Unified CM, kept while its source stays as it is: so its session is, too. */
@Singleton
class AxlClients {

    private record Kept(long sequence, AxlClient client) {}

    private final SealedPasswords passwords;
    private final Map<String, Kept> kept = new HashMap<>();

    AxlClients(SealedPasswords passwords) {
        this.passwords = passwords;
    }

    /** The client of a source. */
    synchronized AxlClient of(Source source) throws SourceFailedException {
        var known = kept.get(source.name());
        if (known != null && known.sequence() == source.sequence()) {
            return known.client();
        }
        if (known != null) {
            known.client().close();
            kept.remove(source.name());
        }
        try {
            // Only to know at once whether it opens.
            passwords.open(source);
            var trust = source.certificateSha256().isEmpty()
                    ? new ServerTrust.Authorities(List.of())
                    : new ServerTrust.Pinned(source.certificateSha256());
            var client = new AxlClient(new AxlServer(
                    URI.create(source.url()), new Credentials(source.username(), () -> password(source)), trust));
            kept.put(source.name(), new Kept(source.sequence(), client));
            return client;
        } catch (NoPasswordException why) {
            throw new SourceFailedException("Password: " + why.getMessage() + ".", why);
        }
    }

    /** Sealed in memory as in the database: opened for each call. */
    private String password(Source source) throws AxlException {
        try {
            return passwords.open(source);
        } catch (NoPasswordException why) {
            throw new AxlException(new AxlFailure.NoPassword(String.valueOf(why.getMessage())), why);
        }
    }

    synchronized void close() {
        kept.values().forEach(one -> one.client().close());
        kept.clear();
    }
}
