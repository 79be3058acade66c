/** The suite's own services: the bytes of own files and lists, and their signed forms. */
package io.option150.edge.upstream.own;
