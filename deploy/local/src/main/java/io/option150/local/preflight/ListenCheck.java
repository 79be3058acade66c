package io.option150.local.preflight;

import io.option150.local.console.SuiteException;
import io.option150.local.settings.Addresses;
import io.option150.local.settings.Settings;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Which of the addresses that phones are to reach this machine has. */
public final class ListenCheck {

    private ListenCheck() {}

    /**
     * The settings with the addresses that can be bound. One that the user named must be there; of the defaults
     * {@code ::1} is left out on a machine without IPv6.
     *
     * @param note told of each address that is left out
     * @throws SuiteException if an address that the user named is not this machine's, or none is left
     */
    public static Settings check(Settings settings, Consumer<String> note) throws SuiteException {
        List<InetAddress> present = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (InetAddress address : settings.listen()) {
            if (bindable(address)) {
                present.add(address);
            } else {
                missing.add("this machine can't listen on " + Addresses.join(List.of(address)));
            }
        }
        if (present.isEmpty() || (settings.listenChosen() && !missing.isEmpty())) {
            throw new SuiteException(missing.stream()
                    .map(line -> line + ", which OPTION150_LISTEN names")
                    .toList());
        }
        missing.forEach(line -> note.accept(line + ": left out"));
        return settings.withListen(present);
    }

    private static boolean bindable(InetAddress address) {
        try (DatagramSocket socket = new DatagramSocket(null)) {
            socket.bind(new InetSocketAddress(address, 0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
