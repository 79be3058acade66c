package io.option150.edge.name;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A name and what it stands for.
 *
 * @param name as asked, normalised
 * @param form told by its ending
 * @param base the name without the form's ending
 * @param nameClass the row it fits
 * @param device key of the device whose file it is, the registered one where there is one; empty for names that carry none
 */
public record ClassifiedName(FileName name, Form form, String base, NameClass nameClass, Optional<String> device) {

    /**
     * Keys of all devices whose registration, move or refresh touches this name: more than {@link #device}, because a
     * device registered later may turn a common name into its own.
     */
    public Set<String> touchingDevices() {
        Set<String> keys = new LinkedHashSet<>(DeviceNames.candidates(base));
        device.ifPresent(keys::add);
        return keys;
    }

    /** The same name as the file of the registered device that the device in it stands for, if any. */
    ClassifiedName ownedBy(DeviceOwners owners) {
        if (device.isEmpty()) {
            return this;
        }
        String key = device.get();
        String owner = owners.owner(key);
        return owner == null || owner.equals(key)
                ? this
                : new ClassifiedName(name, form, base, nameClass, Optional.of(owner));
    }
}
