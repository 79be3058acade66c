/**
 * The demo: one story on a real suite with real TFTP and HTTP servers as remote clusters, each step checked. A phone
 * boots, is moved, boots again from its new cluster; an upload changes the ring list, plain and signed.
 */
@NullMarked
package io.option150.demo;

import org.jspecify.annotations.NullMarked;
