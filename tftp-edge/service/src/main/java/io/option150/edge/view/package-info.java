/**
 * What the edge knows without asking: clusters, homes of devices, own files, who signs. It lives in memory and changes by
 * events alone; whoever keeps something that depends on it is told of each change.
 */
@NullMarked
package io.option150.edge.view;

import org.jspecify.annotations.NullMarked;
