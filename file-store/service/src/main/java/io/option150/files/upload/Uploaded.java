package io.option150.files.upload;

import io.option150.config.check.Finding;
import io.option150.files.tree.Write;
import java.util.List;

/**
 * An upload that was stored.
 *
 * @param findings what is wrong with it all the same
 */
public record Uploaded(Write write, List<Finding> findings) {}
