/** What a statement says, as a tree of records in which each token of its text has one owner. */
@org.jspecify.annotations.NullMarked
package dev.hushcell.internal.sql.tree;
