package io.option150.trust.tvs;

import io.option150.trust.formats.tvs.TvsMessage;
import io.option150.trust.verification.CurrentTrust;
import io.option150.trust.verification.Vouched;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Answers requests from memory. */
@Singleton
class TvsAnswers {

    private final CurrentTrust trust;

    TvsAnswers(CurrentTrust trust) {
        this.trust = trust;
    }

    /** The answer to a request: a refusal unless the certificate is known, trusted and valid now. */
    TvsMessage answer(TvsMessage.Request request) {
        var now = Instant.now();
        return switch (request) {
            case TvsMessage.VerificationRequest verification ->
                trust.get()
                        .find(verification.certificate(), now)
                        .map(Vouched::vouch)
                        .<TvsMessage>map(verification::answer)
                        .orElseGet(verification::refusal);
            case TvsMessage.QueryRequest query -> {
                Optional<Vouched> found = trust.get().find(query.subject(), query.issuer(), query.serial(), now);
                yield found.<TvsMessage>map(one -> query.answer(one.der(), one.vouch()))
                        .orElseGet(query::refusal);
            }
        };
    }
}
