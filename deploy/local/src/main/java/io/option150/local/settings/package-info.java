/** What the user sets for a local suite, and the ports that follow from it. Pure: nothing here touches the machine. */
@NullMarked
package io.option150.local.settings;

import org.jspecify.annotations.NullMarked;
