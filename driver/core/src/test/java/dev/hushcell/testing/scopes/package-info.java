/** Statements made to confuse names with one another, and what became of them on real databases. */
package dev.hushcell.testing.scopes;
