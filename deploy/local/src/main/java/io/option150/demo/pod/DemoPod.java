package io.option150.demo.pod;

import io.option150.demo.remote.RemoteCluster;
import io.option150.local.console.Console;
import io.option150.local.console.Failures;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Main class of the pod. Ends with status 0 on SIGTERM, 1 when a backend cannot start or gives up. */
public final class DemoPod {

    private static final Duration AGAIN = Duration.ofSeconds(2);

    private DemoPod() {}

    /** Runs until the process is told to end. */
    public static void main(String[] arguments) throws InterruptedException {
        Console console = new Console(System.out, System.err);
        try {
            run(PodSettings.from(System.getenv()), console);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            console.failure(Failures.lines(e));
            System.exit(1);
        }
    }

    private static void run(PodSettings settings, Console console) throws Exception {
        CompletableFuture<String> fatal = new CompletableFuture<>();
        AtomicBoolean ready = new AtomicBoolean();
        try (PodHealth health = PodHealth.start(PodHealth.PORT, ready::get)) {
            PodBackends backends = PodBackends.start(settings, PodBackends.Ports.USUAL, fatal::complete);
            console.line("PostgreSQL and Kafka are ready");
            RemoteCluster standIn =
                    StandIn.start(settings.addresses(), settings.data().resolve("remote"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(standIn, backends, console), "stop"));
            ready.set(true);
            Thread.ofPlatform()
                    .daemon()
                    .name("registration")
                    .start(() -> register(new Registration(settings), console));
            console.failure(List.of(fatal.join()));
            System.exit(1);
        }
    }

    private static void register(Registration registration, Console console) {
        String last = "";
        while (true) {
            try {
                registration.tell();
                console.line("the stand-in cluster " + StandIn.CLUSTER + " and its phone are registered");
                return;
            } catch (IOException notYet) {
                // The registry starts after us; a reason is told once.
                String reason = notYet.toString();
                if (!reason.equals(last)) {
                    console.line("not registered yet: " + reason);
                    last = reason;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (!pause()) {
                return;
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(AGAIN);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void stop(RemoteCluster standIn, PodBackends backends, Console console) {
        standIn.close();
        try {
            backends.close();
        } catch (IOException e) {
            console.failure(Failures.lines(e));
        }
    }
}
