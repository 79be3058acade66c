/**
 * What a trial on Kubernetes stands on, in one pod: embedded PostgreSQL and Kafka, open to the other pods, and a stand-in
 * remote cluster with one phone.
 */
@NullMarked
package io.option150.demo.pod;

import org.jspecify.annotations.NullMarked;
