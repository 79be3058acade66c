/** Devices and their homes: assignment, moves (R15), imports. */
package io.option150.registry.device;
