package io.option150.files.config;

import io.option150.files.check.FindingView;
import java.util.List;

/**
 * What files a record of a common file would make.
 *
 * @param files none where it makes none
 * @param findings why it makes none
 */
record CommonPreview(String name, List<File> files, List<FindingView> findings) {

    /**
     * A file.
     *
     * @param path in the tree
     * @param size bytes
     * @param sha256 of these
     * @param outcome what it would do to the file that there is: {@code changed}, {@code unchanged}, or {@code by-hand} where
     *     one that was put by hand stays
     * @param text with secrets as {@code ***}, unless they were asked for
     * @param findings what is wrong with it, with regard to the files that there are
     */
    record File(String path, long size, String sha256, String outcome, String text, List<FindingView> findings) {}
}
