package io.option150.files.config;

import java.util.List;

/**
 * What a change of a profile, a group or a template would do to phones.
 *
 * @param phones that inherit from it: all are counted
 * @param commonFiles that name it, such as gateways': they would be made anew, but are counted only, not looked at
 * @param looked how many of them files were made for to see; by chance, where there was no time for all
 * @param complete whether that is all of them, so that the numbers below are those of all
 * @param changed of those looked at, phones that would have a file with other bytes
 * @param unchanged phones that would have the same
 * @param byHand phones of which a file was put by hand, which stays
 * @param refused phones whose records would give no file; what they have stays
 * @param refusals why, those of most phones first; 20 at most
 * @param examples of changes, as many as were asked for
 */
record Impact(
        long phones,
        long commonFiles,
        long looked,
        boolean complete,
        long changed,
        long unchanged,
        long byHand,
        long refused,
        List<Refusals> refusals,
        List<Example> examples) {

    /** With common files that name what is changed. */
    Impact withCommonFiles(long count) {
        return new Impact(phones, count, looked, complete, changed, unchanged, byHand, refused, refusals, examples);
    }

    /**
     * Phones that are refused for the same reason.
     *
     * @param rule in a file the rule's id; {@code record}: the record itself; {@code failed}: making it, which is no fault of the record
     * @param phones how many
     * @param example one of them
     */
    record Refusals(String rule, String why, String value, long phones, String example) {}

    /**
     * What would be different in a file.
     *
     * @param diff unified, secrets as {@code ***}; empty where these alone are different, or where the file has too many lines to compare
     */
    record Example(String device, String path, String diff) {}
}
