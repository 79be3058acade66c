package io.option150.storm.plan;

import java.util.List;

/**
 * The files that a phone asks for, in their order.
 *
 * @param steps at least one
 */
public record BootSequence(List<Step> steps) {

    /**
     * What phones of the 7900 to 8800 families ask for, as their requests were seen in logs: trust lists, configuration,
     * then what the configuration names. About half of it does not exist on most sites.
     */
    public static final BootSequence OF_A_DESK_PHONE = new BootSequence(List.of(
            new Step("CTLSEP%m.tlv", false),
            new Step("ITLSEP%m.tlv", false),
            new Step("ITLFile.tlv", true),
            new Step("SEP%m.cnf.xml", false),
            new Step("XMLDefault.cnf.xml", true),
            new Step("mk-sip.jar", false),
            new Step("g3-tones.xml", false),
            new Step("dialplan.xml", false),
            new Step("AppDialRules.xml", false),
            new Step("ringlist.xml", false)));

    /** Refuses an empty sequence. */
    public BootSequence {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a boot sequence must have at least one file");
        }
    }

    /** Asks for these files, each one whatever became of the one before. */
    public static BootSequence of(List<String> templates) {
        return new BootSequence(
                templates.stream().map(template -> new Step(template, false)).toList());
    }
}
