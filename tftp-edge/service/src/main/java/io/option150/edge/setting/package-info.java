/** Settings that are injected one by one. */
package io.option150.edge.setting;
