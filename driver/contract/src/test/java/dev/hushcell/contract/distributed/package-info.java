/** Branches of distributed transactions, by hand and by a transaction manager. */
package dev.hushcell.contract.distributed;
