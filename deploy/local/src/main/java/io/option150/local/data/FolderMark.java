package io.option150.local.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Which folder something was written down in: its real path and the number that its file system has for it. What was
 * written down in one folder says nothing about a copy of it, which has another number, nor about one that took its
 * path.
 */
final class FolderMark {

    private FolderMark() {}

    /** One line, the same for as long as the folder is the same one at the same place, by whatever links it is named. */
    static String of(DataFolder folder) throws IOException {
        Path real = folder.root().toRealPath();
        return Files.readAttributes(real, BasicFileAttributes.class).fileKey() + " " + real;
    }
}
