package io.option150.files.config;

import io.option150.files.check.FindingView;
import java.util.List;
import java.util.Map;

/**
 * What a phone would get by a record.
 *
 * @param files in the order in which it asks; none where the record gives none
 * @param findings why it gives none
 * @param origins by field, which record says its value: {@code device}, {@code profile site}
 */
record Preview(String device, List<File> files, List<FindingView> findings, Map<String, String> origins) {

    /**
     * A file.
     *
     * @param size bytes, as a phone gets it
     * @param sha256 of these
     * @param text with secrets as {@code ***}, unless they were asked for; its stamp is that of what it shows
     * @param findings what is wrong with it, with regard to the files that there are
     */
    record File(String name, long size, String sha256, String text, List<FindingView> findings) {}
}
