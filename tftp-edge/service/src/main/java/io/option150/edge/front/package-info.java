/**
 * Where phones come in: TFTP, and HTTP over the same tree; and whether they are let in, which the admin may change
 * (R23).
 */
package io.option150.edge.front;
