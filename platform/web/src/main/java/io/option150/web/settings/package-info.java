/** Ranges of settings, each beside its setting, checked at the start. */
package io.option150.web.settings;
