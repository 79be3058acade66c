package io.option150.web.auth;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of this installation. They are read at the start, which a bad file ends, and again when a file changes; then a bad
 * file changes nothing and is told of.
 */
@Singleton
public class Tokens {

    private static final Logger LOG = Logger.getLogger(Tokens.class);

    private final TokenSettings own;
    private final AuthSettings more;
    private volatile TokenFiles files;
    private volatile TokenSet current;
    private volatile @Nullable String fault;

    public Tokens(TokenSettings own, AuthSettings more) {
        this.own = own;
        this.more = more;
        this.files = TokenFiles.read(own, more);
        this.current = files.tokens(own, more);
    }

    /** Whose token this is; empty when nobody's. Takes the same time for every token. */
    public Optional<Caller> callerOf(String token) {
        return current.callerOf(token);
    }

    /** What this service shows when it calls another one: {@code Authorization} header value. */
    public Optional<String> serviceAuthorization() {
        return current.service().map(token -> "Bearer " + token);
    }

    /** Why the files as they are now are not what holds; empty when they are. */
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /** Takes over what has changed in the files. Blocks; not to be called twice at a time. */
    void reload() {
        try {
            var now = TokenFiles.read(own, more);
            if (!now.equals(files)) {
                current = now.tokens(own, more);
                files = now;
                LOG.info("The tokens have changed");
            }
            fault = null;
        } catch (RuntimeException e) {
            var told = String.valueOf(e.getMessage());
            if (!told.equals(fault)) {
                LOG.warnf("The tokens stay as they were: %s", told);
            }
            fault = told;
        }
    }
}
