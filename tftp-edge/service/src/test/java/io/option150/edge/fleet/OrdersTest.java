package io.option150.edge.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.option150.edge.front.gate.Gate;
import io.option150.registry.contract.RegistryTopics;
import io.option150.registry.contract.ServiceRecord;
import io.option150.registry.contract.ServiceState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrdersTest {

    private final Gate gate = new Gate();
    private final Orders orders = orders("edge-7");

    @Test
    void aCopyIsShutWhileItStarts() {
        tell(RegistryTopics.SERVICE_EDGE, ServiceState.STOPPED, 3);
        assertThat(gate.isOpen()).isFalse();
        assertThat(orders.now()).isEqualTo(new Orders.Order(ServiceState.STOPPED, 3, 0));
        tell("edge-7", ServiceState.RUNNING, 5);
        assertThat(gate.isOpen()).isTrue();
        assertThat(orders.now()).isEqualTo(new Orders.Order(ServiceState.RUNNING, 5, 5));
    }

    @Test
    void whatIsToldToAnotherIsNothingToIt() {
        tell("edge-8", ServiceState.STOPPED, 9);
        assertThat(gate.isOpen()).isTrue();
        assertThat(orders.now()).isEqualTo(new Orders.Order(null, 0, 0));
    }

    @Test
    void itsOwnStateComesBeforeThatOfAllAsLongAsItIsTold() {
        tell(RegistryTopics.SERVICE_EDGE, ServiceState.RUNNING, 0);
        tell("edge-7", null, 1);
        assertThat(orders.now().state()).isEqualTo(ServiceState.RUNNING);
        tell("edge-7", ServiceState.STOPPED, 1);
        assertThat(orders.now().state()).isEqualTo(ServiceState.STOPPED);
        orders.serviceChanged("edge-7", null);
        assertThat(orders.now()).isEqualTo(new Orders.Order(ServiceState.RUNNING, 0, 0));
        assertThat(gate.isOpen()).isTrue();
    }

    @Test
    void whoHasTakenOverSeesToTheGate() {
        var told = new AtomicInteger();
        orders.follow(told::incrementAndGet);
        orders.take();
        tell(RegistryTopics.SERVICE_EDGE, ServiceState.STOPPED, 0);
        assertThat(told).hasValue(1);
        assertThat(gate.isOpen()).isTrue();
    }

    @Test
    void whatAnAdminStoppedHereIsNotOpenedByTheWord() {
        gate.close();
        tell(RegistryTopics.SERVICE_EDGE, ServiceState.RUNNING, 0);
        assertThat(gate.isOpen()).isFalse();
    }

    /** It cannot be told from all copies: only what all are told holds for it. */
    @Test
    void aCopyOfTheNameOfAllHasNothingOfItsOwn() {
        var namesake = orders(RegistryTopics.SERVICE_EDGE);
        namesake.serviceChanged(
                RegistryTopics.SERVICE_EDGE,
                new ServiceRecord(RegistryTopics.SERVICE_EDGE, ServiceState.RUNNING, 4, 1));
        assertThat(namesake.now()).isEqualTo(new Orders.Order(ServiceState.RUNNING, 4, 0));
    }

    private void tell(String name, @Nullable ServiceState state, long restart) {
        orders.serviceChanged(name, new ServiceRecord(name, state, restart, 1));
    }

    private Orders orders(String id) {
        return new Orders(
                new EdgeId(new FleetSettings() {
                    @Override
                    public Optional<String> edgeId() {
                        return Optional.of(id);
                    }

                    @Override
                    public Duration beat() {
                        return Duration.ofSeconds(5);
                    }
                }),
                gate);
    }
}
