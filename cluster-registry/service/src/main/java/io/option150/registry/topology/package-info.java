/** The hierarchy of one level between the suite and its remotes (R9). */
package io.option150.registry.topology;
