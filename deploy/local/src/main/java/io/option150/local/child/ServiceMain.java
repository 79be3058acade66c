package io.option150.local.child;

/** Main class of a service's JVM in a local suite: starts the service, and ends it when the suite's process is gone. */
public final class ServiceMain {

    private ServiceMain() {}

    /** Runs the Quarkus application of this class path. */
    public static void main(String[] arguments) throws Exception {
        SuiteEnd.follow();
        Class.forName("io.quarkus.bootstrap.runner.AotQuarkusEntryPoint")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }
}
