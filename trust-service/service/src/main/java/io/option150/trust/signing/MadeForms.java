package io.option150.trust.signing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.option150.trust.TrustSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Forms that were made, so that a file is signed once for all edges: by the draft's tag, which is content, signer, digest
 * and the exact requested name, that is signed too. What has another signer or content by now is asked for no more and
 * makes room in time.
 */
@Singleton
class MadeForms {

    private final Cache<String, SignedForm.InMemory> made;

    @Inject
    MadeForms(TrustSettings settings) {
        this(settings.signedCache().asLongValue());
    }

    MadeForms(long mostBytes) {
        this.made = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((String tag, SignedForm.InMemory form) ->
                        tag.length() + form.file().length())
                .executor(Runnable::run)
                .build();
    }

    Optional<SignedForm.InMemory> find(Draft draft) {
        return Optional.ofNullable(made.getIfPresent(draft.tag()));
    }

    void put(Draft draft, SignedForm.InMemory form) {
        made.put(draft.tag(), form);
    }
}
