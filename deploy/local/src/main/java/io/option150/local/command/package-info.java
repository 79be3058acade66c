/** The commands of the launcher that act on a local suite. */
package io.option150.local.command;
