/** Literals beside cells in one place of a statement. */
package dev.hushcell.contract.mixed;
