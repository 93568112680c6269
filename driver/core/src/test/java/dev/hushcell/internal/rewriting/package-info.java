/** Tests of jobs that rewrite columns. */
package dev.hushcell.internal.rewriting;
