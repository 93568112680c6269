/**
 * Applications through the driver, each beside its plain twin: what is checked ends in the same
 * way, or is refused with a code.
 */
package dev.hushcell.applications;
