package io.option150.trust.signing;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.option150.trust.TrustSettings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Forms that were made or are being made, so that a file is signed once for all edges, also when they ask at once: by the draft's
 * tag, which is content, signer, digest and the exact requested name, that is signed too. What has another signer or content by
 * now is asked for no more and makes room in time.
 */
@Singleton
class MadeForms {

    private final AsyncCache<String, SignedForm> made;

    MadeForms(TrustSettings settings, MeterRegistry meters) {
        AsyncCache<String, SignedForm> cache = Caffeine.newBuilder()
                .maximumWeight(settings.signedCache().asLongValue())
                .weigher((String tag, SignedForm form) -> tag.length() + form.length())
                .executor(Runnable::run)
                .recordStats()
                .buildAsync();
        this.made = CaffeineCacheMetrics.monitor(meters, cache, "signed-forms");
    }

    /**
     * The form of a draft.
     *
     * @param make makes it, for this caller and all that ask until it is made; a failure is told to all of them and not kept
     */
    Uni<SignedForm> get(Draft draft, Supplier<Uni<SignedForm>> make) {
        // A copy: one caller that goes away must not cancel what the others wait for.
        return Uni.createFrom()
                .completionStage(() ->
                        made.get(draft.tag(), (tag, threads) -> begin(make)).copy());
    }

    private static CompletableFuture<SignedForm> begin(Supplier<Uni<SignedForm>> make) {
        return make.get().subscribeAsCompletionStage();
    }
}
