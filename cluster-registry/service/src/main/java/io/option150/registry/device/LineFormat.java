package io.option150.registry.device;

import java.util.Optional;

/** How a line of an import describes a device. One is made for each import: a header may change what follows. */
interface LineFormat {

    /** What the line says, with the rules it breaks; empty for a line that describes no device, such as a header. */
    Optional<DeviceForm> read(String line);
}
