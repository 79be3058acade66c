/**
 * Clusters: what an admin may say of one (R7, R10), what must hold between them (R9, no address twice), and the API that
 * keeps them.
 */
@NullMarked
package io.option150.registry.cluster;

import org.jspecify.annotations.NullMarked;
