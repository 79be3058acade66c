/**
 * What a trial on Kubernetes stands on, in one pod: embedded PostgreSQL and Kafka, open to the other pods, and a stand-in
 * remote cluster with one phone.
 */
package io.option150.demo.pod;
