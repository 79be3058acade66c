/** The remote clusters of the demo: a folder with files, served over TFTP and HTTP as a call manager's TFTP service does. */
@NullMarked
package io.option150.demo.remote;

import org.jspecify.annotations.NullMarked;
