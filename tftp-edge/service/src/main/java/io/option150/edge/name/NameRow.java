package io.option150.edge.name;

import static io.option150.edge.name.NameShape.exactly;
import static io.option150.edge.name.NameShape.framed;
import static io.option150.edge.name.NameShape.hexAfter;
import static io.option150.edge.name.NameShape.inAnyFolder;

import java.util.List;

/**
 * One row of the table: names of that shape belong to the class.
 *
 * @param nameClass what such names are
 * @param shape of the base name
 */
public record NameRow(NameClass nameClass, NameShape shape) {

    private static final int UUID_LENGTH = 36;

    /** The built-in rows, in the order in which they are tried; the last one fits every name. */
    public static final List<NameRow> BUILT_IN = List.of(
            new NameRow(NameClass.CLUSTER_TRUST, exactly("CTLFile.tlv", "ITLFile.tlv")),
            new NameRow(NameClass.DEVICE_TRUST, framed("CTL", ".tlv").or(framed("ITL", ".tlv"))),
            new NameRow(NameClass.DEVICE_TRUST, framed("ext_ITL", ".tlv").or(framed("ext_ITL", ""))),
            new NameRow(NameClass.DEFAULT_CONFIG, exactly("XMLDefault.cnf.xml")),
            new NameRow(NameClass.DEFAULT_CONFIG, exactly("SIPDefault.cnf", "SEPDefault.cnf")),
            new NameRow(NameClass.DEVICE, inAnyFolder(".cnf.xml").or(inAnyFolder(".cnf"))),
            new NameRow(NameClass.DEVICE, hexAfter("gk").or(hexAfter("ata"))),
            new NameRow(
                    NameClass.CLUSTER_OWN,
                    NameShape.regex(".*[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}.*")
                            .ofLength(UUID_LENGTH)),
            new NameRow(NameClass.COMMON, NameShape.any()));

    /** Whether this row comes before the look-up of registered devices: trust lists carry a device's name, too. */
    boolean isTrust() {
        return nameClass == NameClass.DEVICE_TRUST || nameClass == NameClass.CLUSTER_TRUST;
    }
}
