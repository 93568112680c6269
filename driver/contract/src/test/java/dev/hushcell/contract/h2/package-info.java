/** What is particular to H2. */
package dev.hushcell.contract.h2;
