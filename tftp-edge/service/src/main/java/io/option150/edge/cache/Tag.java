package io.option150.edge.cache;

import io.option150.edge.name.ClassifiedName;
import io.option150.edge.name.FileName;
import io.option150.edge.name.Form;
import io.option150.edge.name.NameMac;
import java.util.HashSet;
import java.util.Set;

/** What an entry depends on: an event about it drops the entry (RES-9). */
public sealed interface Tag {

    /** A file's base name without regard to case: all forms and letter cases of a name share it. */
    record Name(String foldedBase) implements Tag {}

    /** A device, by its key. */
    record Device(String key) implements Tag {}

    /** A phone, whichever of its names it is asked by: the last ten digits of its MAC. */
    record Phone(long tail) implements Tag {}

    /** A cluster. */
    record Cluster(String clusterId) implements Tag {}

    /** The bytes of an own file. */
    record Bytes(String sha256) implements Tag {}

    /** How clusters are reached, whichever they are. */
    record Clusters() implements Tag {}

    /** Whoever signs. */
    record Signer() implements Tag {}

    /** The base name that this path stands for. */
    static Tag ofPath(String path) {
        Form form = Form.of(path);
        return new Name(
                FileName.fold(path.substring(0, path.length() - form.suffix().length())));
    }

    /** What every entry of this name depends on. */
    static Set<Tag> of(ClassifiedName file) {
        Set<Tag> tags = new HashSet<>();
        tags.add(new Name(FileName.fold(file.base())));
        file.touchingDevices().forEach(device -> tags.addAll(ofDevice(device)));
        return tags;
    }

    /** What an event about this device touches: all that is kept under any name of the same phone. */
    static Set<Tag> ofDevice(String key) {
        Set<Tag> tags = new HashSet<>();
        tags.add(new Device(key));
        NameMac.tails(key, tail -> tags.add(new Phone(tail)));
        return tags;
    }
}
