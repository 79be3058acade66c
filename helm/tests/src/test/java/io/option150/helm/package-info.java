/** The chart, rendered by Helm over a matrix of values, held to Kubernetes' own schemas and to the rules of Pod Security. */
package io.option150.helm;
