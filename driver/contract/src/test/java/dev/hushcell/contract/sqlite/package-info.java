/** What is particular to SQLite. */
package dev.hushcell.contract.sqlite;
