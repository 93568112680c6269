/** Drivers that are wrong in one point, to show that a leak test finds it. */
package dev.hushcell.testing.broken;
