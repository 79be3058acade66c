package io.option150.tftp.net.server;

/** Whether a new request may start; asked by every loop, so it is cheap and takes no lock. */
interface Admission {
    /** Whether the server takes new requests. */
    boolean accepting();

    /** Whether as many are open as may be. */
    boolean full();
}
