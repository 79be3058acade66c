/**
 * Phones' own call managers, asked to have a phone fetch its files: by the manager interface of Asterisk, the event socket of
 * FreeSWITCH, and by SIP where anybody may ask. All of it blocks.
 */
@NullMarked
package io.option150.registry.callmanager;

import org.jspecify.annotations.NullMarked;
