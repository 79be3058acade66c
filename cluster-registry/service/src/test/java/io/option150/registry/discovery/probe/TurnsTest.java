package io.option150.registry.discovery.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.option150.web.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns(2);

    private UniAssertSubscriber<String> taken(CompletableFuture<String> work) {
        return turns.take(() -> Uni.createFrom().completionStage(work))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private String now() {
        return turns.take(() -> Uni.createFrom().item("done")).await().indefinitely();
    }

    @Test
    void noMoreGoOnThanThereAreTurnsAndEachEndGivesItsTurnBack() {
        var one = new CompletableFuture<String>();
        var two = new CompletableFuture<String>();
        var first = taken(one);
        var second = taken(two);
        assertThatThrownBy(this::now).isInstanceOf(ProblemException.class).hasMessageContaining("2 probes going on");
        one.complete("one");
        first.assertCompleted().assertItem("one");
        assertThat(now()).isEqualTo("done");
        two.completeExceptionally(new IllegalStateException("two"));
        second.assertFailedWith(IllegalStateException.class);
        var third = taken(new CompletableFuture<>());
        var fourth = taken(new CompletableFuture<>());
        assertThatThrownBy(this::now).isInstanceOf(ProblemException.class);
        third.cancel();
        fourth.cancel();
        assertThat(now()).isEqualTo("done");
    }
}
