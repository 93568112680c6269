/** What statements give back, on a protected database and on a plain one. */
package dev.hushcell.contract.results;
