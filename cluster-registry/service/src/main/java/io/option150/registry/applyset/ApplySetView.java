package io.option150.registry.applyset;

import java.util.List;

/**
 * A set as it is told.
 *
 * @param members in the order of kinds and names
 * @param sequence its version
 */
record ApplySetView(String name, List<Member> members, long sequence) {}
