/** Statements that confuse names, on each server. */
package dev.hushcell.contract.scopes;
