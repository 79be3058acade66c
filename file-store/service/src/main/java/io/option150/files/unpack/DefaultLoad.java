package io.option150.files.unpack;

import io.option150.config.check.Model;

/**
 * A load that a package names as the default of a model.
 *
 * @param number Unified CM's number of the model
 * @param model empty where it is not known
 * @param load without {@code .loads}
 * @param protocol SIP or SCCP; another one as the number that the package has
 */
record DefaultLoad(int number, String model, String load, String protocol) {

    private static final int SIP = 11;
    private static final int SCCP = 0;

    static DefaultLoad of(int number, String load, int protocol) {
        var name = switch (protocol) {
            case SIP -> "SIP";
            case SCCP -> "SCCP";
            default -> String.valueOf(protocol);
        };
        return new DefaultLoad(number, Model.of(number).map(Model::name).orElse(""), load, name);
    }
}
