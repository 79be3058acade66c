package io.option150.files.check;

import java.util.List;

/**
 * What a check answers.
 *
 * @param findings in the order of places; none: nothing is wrong
 */
record FindingList(List<FindingView> findings) {}
