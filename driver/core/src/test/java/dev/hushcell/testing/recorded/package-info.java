/** What was planned for many texts, written down, so that no plan changes by accident. */
package dev.hushcell.testing.recorded;
